package floorplan.bench.repayment;

import floorplan.bench.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * The memory that API and worker need while they carry out files of two sizes: the objects alive after a collection.
 */
final class FileMemory {
    private static final int FEW = 10_000;

    /** {@code -Dbench.receipts.memory-lines} sets another number; 0 leaves this part out. */
    private static final int MANY = Integer.getInteger("bench.receipts.memory-lines", 1_000_000);

    private static final int PAUSE_SECONDS = 2;
    private static final double MEGABYTE = 1 << 20;

    private FileMemory() {}

    /** @return lines for a person */
    static List<String> report(Servers servers, IntFunction<RepaymentFile> file) {
        List<String> table = new ArrayList<>();
        if (MANY > 0) {
            try (RunningFloorplan floorplan = new RunningFloorplan(servers)) {
                for (int lines : List.of(FEW, MANY)) {
                    table.add("Most live memory while a file of %,10d lines is carried out: %s"
                            .formatted(lines, most(floorplan, file.apply(lines))));
                    System.err.println(table.getLast());
                }
            }
        }
        return table;
    }

    private static String most(RunningFloorplan floorplan, RepaymentFile file) {
        Map<String, Long> most = new TreeMap<>();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> looking =
                    clock.scheduleWithFixedDelay(() -> look(floorplan, most), 0, PAUSE_SECONDS, TimeUnit.SECONDS);
            try {
                floorplan.files(new FilePhases(Map.of())).pay(file, Long.MAX_VALUE);
            } finally {
                looking.cancel(false);
            }
        }
        return String.join(
                ", ",
                most.entrySet().stream()
                        .map(process -> String.format(
                                Locale.ROOT, "%s %.0f MB", process.getKey(), process.getValue() / MEGABYTE))
                        .toList());
    }

    private static void look(RunningFloorplan floorplan, Map<String, Long> most) {
        floorplan.own().forEach((name, process) -> most.merge(name, liveBytes(process.pid()), Math::max));
    }

    /** The total of a histogram, for which the process collects its garbage first. */
    private static long liveBytes(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .start();
            String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return histogram
                    .lines()
                    .filter(line -> line.startsWith("Total"))
                    .map(line -> line.strip().split("\\s+", -1))
                    .mapToLong(total -> Long.parseLong(total[2]))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
