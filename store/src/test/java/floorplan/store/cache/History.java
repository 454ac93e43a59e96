package floorplan.store.cache;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Acknowledged writes and observed reads, by the machine's monotonic clock, which all of its processes share. */
final class History {
    /** The acknowledged versions of each loan, with their times. */
    private final Map<Integer, List<AcknowledgedWrite>> writes = new ConcurrentHashMap<>();

    private record AcknowledgedWrite(long at, long version) {}

    /** Records that the database has just confirmed a write to its writer. */
    void acknowledged(int loan, long version) {
        acknowledged(loan, version, System.nanoTime());
    }

    void acknowledged(int loan, long version, long at) {
        List<AcknowledgedWrite> ofLoan = writes.computeIfAbsent(loan, none -> new ArrayList<>());
        synchronized (ofLoan) {
            ofLoan.add(new AcknowledgedWrite(at, version));
        }
    }

    long writes() {
        return writes.values().stream().mapToLong(List::size).sum();
    }

    /**
     * The result of checking each read against the writes.
     *
     * @param stale reads that showed less than a write acknowledged before they began, parts of different versions, or
     *     nothing
     */
    record CheckedReads(long reads, long stale, String example) {}

    /** Checks the reads of all files of a folder: each loan is a register. */
    CheckedReads check(Path folder) {
        Map<Integer, TreeMap<Long, Long>> newest = new TreeMap<>();
        writes.forEach((loan, ofLoan) -> {
            TreeMap<Long, Long> byTime = new TreeMap<>();
            synchronized (ofLoan) {
                ofLoan.forEach(write -> byTime.merge(write.at(), write.version(), Math::max));
            }
            long most = 0;
            for (Map.Entry<Long, Long> write : byTime.entrySet()) {
                most = Math.max(most, write.getValue());
                write.setValue(most);
            }
            newest.put(loan, byTime);
        });
        long reads = 0;
        long stale = 0;
        String example = "";
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                    while (true) {
                        int loan = in.readInt();
                        long start = in.readLong();
                        long version = in.readLong();
                        Map.Entry<Long, Long> before =
                                newest.getOrDefault(loan, new TreeMap<>()).lowerEntry(start);
                        reads++;
                        if (version < (before == null ? 1 : before.getValue())) {
                            stale++;
                            example = "loan %d: read %s saw version %d, %s µs after %s was acknowledged"
                                    .formatted(
                                            loan,
                                            file.getFileName(),
                                            version,
                                            before == null ? "?" : (start - before.getKey()) / 1_000,
                                            before == null ? "?" : before.getValue());
                        }
                    }
                } catch (EOFException end) {
                    // The end of this file.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CheckedReads(reads, stale, example);
    }
}
