package floorplan.bench.dayend;

import floorplan.bench.dayend.DayEndRounds.DayEndRound;
import floorplan.bench.dayend.DayEndRounds.EntrantRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The figures of a date for a person: medians of the rounds, with the lowest and the highest values. */
final class DayEndTable {
    private static final int MICROS = 1_000_000;

    private DayEndTable() {}

    static List<String> of(List<EntrantRounds> standings) {
        List<String> lines = new ArrayList<>();
        lines.add("%-24s %12s %-24s %-24s %s"
                .formatted("", "loans accrued", "s", "s with trial balance", "loans/s with trial balance"));
        for (EntrantRounds standing : standings) {
            lines.add("%-24s %,12d %-24s %-24s %,.0f"
                    .formatted(
                            standing.entrant().title(),
                            standing.rounds().getFirst().due(),
                            spread(standing, round -> round.took().closing()),
                            spread(standing, round -> round.took().whole()),
                            perSecond(standing)));
        }
        lines.add("");
        lines.addAll(cpu(standings));
        return lines;
    }

    static double wholeSeconds(EntrantRounds standing) {
        return median(standing, round -> round.took().whole());
    }

    static double perSecond(EntrantRounds standing) {
        return median(standing, round -> round.due() / round.took().whole());
    }

    private static List<String> cpu(List<EntrantRounds> standings) {
        Set<String> processes = new TreeSet<>();
        standings.forEach(standing -> standing.rounds()
                .forEach(round -> processes.addAll(round.cpuSeconds().keySet())));
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-24s".formatted("CPU µs a loan"));
        processes.forEach(process -> head.append("%10s".formatted(process)));
        lines.add(head.append("%10s".formatted("all")).toString());
        for (EntrantRounds standing : standings) {
            StringBuilder line =
                    new StringBuilder("%-24s".formatted(standing.entrant().title()));
            for (String process : processes) {
                line.append(micros(standing, round -> round.cpuSeconds().getOrDefault(process, 0.0)));
            }
            lines.add(line.append(micros(
                            standing,
                            round -> round.cpuSeconds().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()))
                    .toString());
        }
        return lines;
    }

    private static String micros(EntrantRounds standing, ToDoubleFunction<DayEndRound> seconds) {
        return String.format(
                Locale.ROOT, "%10.1f", median(standing, round -> seconds.applyAsDouble(round) * MICROS / round.due()));
    }

    private static double[] sorted(EntrantRounds standing, ToDoubleFunction<DayEndRound> figure) {
        return standing.rounds().stream().mapToDouble(figure).sorted().toArray();
    }

    /** The middle value: the number of rounds is odd. */
    private static double median(EntrantRounds standing, ToDoubleFunction<DayEndRound> figure) {
        double[] sorted = sorted(standing, figure);
        return sorted[sorted.length / 2];
    }

    private static String spread(EntrantRounds standing, ToDoubleFunction<DayEndRound> figure) {
        double[] sorted = sorted(standing, figure);
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", median(standing, figure), sorted[0], sorted[sorted.length - 1]);
    }
}
