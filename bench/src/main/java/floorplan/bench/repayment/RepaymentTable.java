package floorplan.bench.repayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The figures of repayments for a person: medians of the rounds, with the least and the most. */
final class RepaymentTable {
    private static final double HALF = 0.50;
    private static final double NEARLY_ALL = 0.99;

    private RepaymentTable() {}

    static List<String> of(List<Standing> standings) {
        List<String> lines = new ArrayList<>();
        lines.add("%-24s %-20s %-28s %-28s %s"
                .formatted("32 clients", "repayments/s", "p50 ms", "p99 ms", "one client, p50 ms"));
        for (Standing standing : standings) {
            lines.add("%-24s %-20s %-28s %-28s %s"
                    .formatted(
                            standing.contender().title(),
                            Spread.of(standing.together(), Round::perSecond),
                            Spread.of(standing.together(), round -> round.percentileMillis(HALF)),
                            Spread.of(standing.together(), round -> round.percentileMillis(NEARLY_ALL)),
                            Spread.of(standing.alone(), round -> round.percentileMillis(HALF))));
        }
        lines.add("");
        lines.addAll(cpu(standings));
        return lines;
    }

    private static List<String> cpu(List<Standing> standings) {
        Set<String> processes =
                standings.getFirst().together().getFirst().cpuMillis().keySet();
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-24s".formatted("CPU ms a repayment"));
        processes.forEach(process -> head.append("%10s".formatted(process)));
        lines.add(head.append("%10s".formatted("all")).toString());
        for (Standing standing : standings) {
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
