package floorplan.bench.repayment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The time and the CPU time of each phase of a file. */
final class FilePhases {
    private static final double NANOS_A_MILLI = 1e6;

    private final Map<String, ProcessHandle> processes;
    private final Map<String, Double> spent = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> cpu = new LinkedHashMap<>();
    private String phase = "";
    private long since;
    private Map<String, Double> cpuBefore = Map.of();

    FilePhases(Map<String, ProcessHandle> processes) {
        this.processes = processes;
    }

    /** Says which phase the file is in from now on; empty once it is over. */
    void in(String next) {
        if (next.equals(phase)) {
            return;
        }
        long now = System.nanoTime();
        Map<String, Double> cpuNow = RepaymentRound.cpuMillis(processes);
        if (!phase.isEmpty()) {
            spent.merge(phase, (now - since) / NANOS_A_MILLI, Double::sum);
            Map<String, Double> ofPhase = cpu.computeIfAbsent(phase, none -> new TreeMap<>());
            cpuNow.forEach((process, millis) ->
                    ofPhase.merge(process, millis - cpuBefore.getOrDefault(process, 0.0), Double::sum));
        }
        phase = next;
        since = now;
        cpuBefore = cpuNow;
    }

    /** @return lines for a person */
    List<String> report(int lines) {
        List<String> table = new ArrayList<>();
        spent.forEach((name, millis) -> table.add(String.format(
                Locale.ROOT,
                "    %-24s %6.2f s; CPU ms a line: %s",
                name,
                millis / 1_000,
                cpu.getOrDefault(name, Map.of()).entrySet().stream()
                        .map(process ->
                                String.format(Locale.ROOT, "%s %.3f", process.getKey(), process.getValue() / lines))
                        .collect(Collectors.joining(", ")))));
        return table;
    }
}
