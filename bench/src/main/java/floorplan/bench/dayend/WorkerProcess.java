package floorplan.bench.dayend;

import floorplan.bench.Application;
import floorplan.bench.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The packaged worker in a process of its own, with its use of memory. */
final class WorkerProcess implements AutoCloseable {
    /** The JVM's log of a collection, such as {@code 120M->34M(512M)}. */
    private static final Pattern COLLECTION = Pattern.compile("->(\\d+)M\\(");

    private static final Pattern MOST_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Path collections;
    private final Application worker;

    WorkerProcess(Servers servers, String name) {
        collections = servers.log(name + "-gc").toAbsolutePath();
        worker = new Application("worker", servers, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + collections));
    }

    ProcessHandle process() {
        return worker.process();
    }

    /**
     * The largest live heap after a collection and the largest resident memory, both since the start of the worker.
     *
     * @return text for a person
     */
    String memory() {
        long heap = numbers(COLLECTION, collections).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long resident = numbers(
                        MOST_RESIDENT, Path.of("/proc", "" + worker.process().pid(), "status"))
                .getFirst();
        return "heap after a collection at most %d MB, resident at most %d MB".formatted(heap, resident >> 10);
    }

    private static List<Long> numbers(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> Long.valueOf(found.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
