package floorplan.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The command behind {@code make faults}: runs cells of the matrix, each with several seeds. */
final class Faults {
    private static final Path FOLDER = Path.of("..", ".floorplan");

    private Faults() {}

    /** The cells of the matrix, ordered by layout. */
    static List<Cell> all() {
        return Stream.of(
                        AcceptCells.all(),
                        HostileCells.all(),
                        KilledCells.all(),
                        ApplyCells.all(),
                        CorrectionCells.all(),
                        ApplicationCells.all(),
                        LockedCells.all(),
                        PublishCells.all(),
                        ConsumeCells.all(),
                        HostileMessageCells.all(),
                        DeadLetterCells.all(),
                        LostCells.all(),
                        CacheCells.all(),
                        AnyCells.all(),
                        DayEndCells.all(),
                        ImportCells.all(),
                        ReceiptFileCells.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Cell::layout))
                .toList();
    }

    /** The result of some runs. */
    record RunsResult(Set<String> cells, int runs, List<String> violations, Set<Long> seeds) {}

    /**
     * @param arguments first a part of the cells' names, or several parts with commas, or {@code quick}, or nothing for
     *     the whole matrix except the cells that take minutes; then the number of seeds; then one seed to replay
     */
    public static void main(String[] arguments) throws IOException {
        String picked = argument(arguments, 0, "");
        long[] seeds = argument(arguments, 2, "").isEmpty()
                ? LongStream.rangeClosed(1, Long.parseLong(argument(arguments, 1, "3")))
                        .toArray()
                : new long[] {Long.parseLong(arguments[2])};
        List<Cell> cells = picked.isEmpty() ? all() : named(picked);
        if (cells.isEmpty()) {
            System.err.println("No such cell. There are: quick, "
                    + String.join(", ", everything().map(Cell::name).toList()));
            System.exit(2);
        }
        RunsResult result = run(cells, seeds);
        Path file = FOLDER.resolve("faults.json");
        Files.createDirectories(FOLDER);
        Files.writeString(
                file,
                JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(new FaultFigures(
                                        result.cells().size(),
                                        result.runs(),
                                        result.violations().size(),
                                        result.seeds()))
                        + "\n");
        System.exit(result.violations().isEmpty() ? 0 : 1);
    }

    /** The figures for programs. */
    private record FaultFigures(int cells, int runs, int violations, Set<Long> seeds) {}

    private static String argument(String[] arguments, int index, String otherwise) {
        return index < arguments.length && !arguments[index].isBlank() ? arguments[index] : otherwise;
    }

    private static Stream<Cell> everything() {
        return Stream.concat(
                all().stream(),
                Stream.of(LongCells.all(), BlackHoleCells.all(), List.of(Mixed.cell()))
                        .flatMap(List::stream));
    }

    private static List<Cell> named(String picked) {
        List<String> pieces = List.of(picked.toLowerCase(Locale.ROOT).split(","));
        return everything()
                .filter(cell -> picked.equals("quick")
                        ? cell.quick()
                        : pieces.stream()
                                .anyMatch(piece ->
                                        cell.name().toLowerCase(Locale.ROOT).contains(piece.strip())))
                .toList();
    }

    /** Runs each cell with each seed, prints a line for each, and sums up. */
    static RunsResult run(List<Cell> cells, long... seeds) {
        System.out.println("Settings: " + Rig.SHORT);
        Rig rig = new Rig(cells.getFirst().layout());
        Set<String> names = new LinkedHashSet<>();
        Set<Long> used = new LinkedHashSet<>();
        List<String> violations = new ArrayList<>();
        int runs = 0;
        long start = System.nanoTime();
        for (Cell cell : cells) {
            for (long seed : seeds) {
                long from = System.nanoTime();
                List<String> found = run(rig, cell, seed);
                names.add(cell.name());
                used.add(seed);
                runs++;
                found.forEach(one -> violations.add(cell.name() + ", seed " + seed + ": " + one));
                print(cell, seed, from, found);
            }
        }
        System.out.printf(
                "%d cells, %d runs, %d violations, %d s%n",
                names.size(),
                runs,
                violations.size(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        return new RunsResult(names, runs, violations, used);
    }

    private static void print(Cell cell, long seed, long from, List<String> found) {
        System.out.printf(
                "%-72s seed %-4d %5.1f s  %s%n",
                cell.name(), seed, (System.nanoTime() - from) / 1e9, found.isEmpty() ? "holds" : "VIOLATED");
        found.forEach(one -> System.out.println("    " + one));
    }

    private static List<String> run(Rig rig, Cell cell, long seed) {
        @Nullable Trial trial = null;
        try {
            rig.prepare(cell.layout());
            trial = new Trial(rig, seed);
            cell.act().perform(trial);
            rig.heal();
            return Checkers.ask(trial);
        } catch (Exception | AssertionError failure) {
            if (Boolean.getBoolean("faults.trace")) {
                failure.printStackTrace();
            }
            return List.of("the run itself failed: " + failure);
        } finally {
            if (trial != null) {
                trial.client.giveUp();
            }
        }
    }
}
