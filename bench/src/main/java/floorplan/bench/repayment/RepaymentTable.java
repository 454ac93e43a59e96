package floorplan.bench.repayment;

import floorplan.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The figures of repayments for a person: medians of the rounds, with the lowest and the highest values. */
final class RepaymentTable {
    private static final double HALF = 0.50;
    private static final double NEARLY_ALL = 0.99;

    private RepaymentTable() {}

    static List<String> of(List<ContenderRounds> standings) {
        List<String> lines = new ArrayList<>();
        lines.addAll(latencies("32 clients", standings, ContenderRounds::together));
        lines.addAll(latencies("half that load", standings, ContenderRounds::halfLoad));
        lines.addAll(latencies("one client", standings, ContenderRounds::alone));
        lines.addAll(cpu(standings));
        return lines;
    }

    private static List<String> latencies(
            String load, List<ContenderRounds> standings, Function<ContenderRounds, List<RepaymentRound>> rounds) {
        List<String> lines = new ArrayList<>();
        lines.add("%-24s %-20s %-28s %s".formatted(load, "repayments/s", "p50 ms", "p99 ms"));
        for (ContenderRounds standing : standings) {
            List<RepaymentRound> of = rounds.apply(standing);
            lines.add("%-24s %-20s %-28s %s"
                    .formatted(
                            standing.contender().title(),
                            Spread.of(of, RepaymentRound::perSecond),
                            Spread.of(of, round -> round.percentileMillis(HALF)),
                            Spread.of(of, round -> round.percentileMillis(NEARLY_ALL))));
        }
        lines.add("");
        return lines;
    }

    private static List<String> cpu(List<ContenderRounds> standings) {
        Set<String> processes =
                standings.getFirst().together().getFirst().cpuMillis().keySet();
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-24s".formatted("CPU ms a repayment"));
        processes.forEach(process -> head.append("%10s".formatted(process)));
        lines.add(head.append("%10s".formatted("all")).toString());
        for (ContenderRounds standing : standings) {
            StringBuilder line =
                    new StringBuilder("%-24s".formatted(standing.contender().title()));
            double all = 0;
            for (String process : processes) {
                double millis = Spread.of(
                                standing.together(), round -> round.cpuMillis().getOrDefault(process, 0.0))
                        .median();
                line.append(String.format(Locale.ROOT, "%10.1f", millis));
                all += millis;
            }
            lines.add(line.append(String.format(Locale.ROOT, "%10.1f", all)).toString());
        }
        return lines;
    }
}
