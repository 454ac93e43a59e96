package floorplan.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process of this machine, distinguished from later ones with the same pid.
 *
 * @param pid its process id
 * @param startTicks its start in clock ticks since boot
 * @param bootId the boot during which it started
 */
record RunningProcess(long pid, long startTicks, String bootId) {
    static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** The process with this pid; empty if it has ended. */
    static Optional<RunningProcess> of(long pid) {
        return parse(read(stat(pid)) + read(BOOT_ID));
    }

    static Path stat(long pid) {
        return Path.of("/proc/" + pid + "/stat");
    }

    /**
     * The process recorded in a file, which holds {@code /proc/PID/stat} and the boot id at the start of the process.
     */
    static Optional<RunningProcess> recordedIn(Path birth) {
        return parse(read(birth));
    }

    /** Empty for an empty text, and for a zombie, which has ended and only waits for its parent. */
    static Optional<RunningProcess> parse(String statAndBootId) {
        List<String> lines = statAndBootId.lines().toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        String stat = lines.getFirst();
        String[] fields = fromState(stat);
        if (fields[0].equals("Z") || fields[0].equals("X")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        return Optional.of(new RunningProcess(pid, Long.parseLong(fields[22 - 3]), lines.get(1)));
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** True if each of its threads is stopped by a signal. */
    boolean isStopped() {
        try (Stream<Path> threads = Files.list(stat(pid).resolveSibling("task"))) {
            return threads.map(thread -> read(thread.resolve("stat")))
                    .filter(stat -> !stat.isEmpty())
                    .allMatch(stat -> fromState(stat)[0].equals("T"));
        } catch (IOException e) {
            return false; // it has just ended
        }
    }

    /** The fields from the third on, the state. The name before it may contain blanks. The 22nd is the start time. */
    private static String[] fromState(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // a process that has just ended has no file any more
        }
    }
}
