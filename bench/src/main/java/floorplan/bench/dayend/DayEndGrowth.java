package floorplan.bench.dayend;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.dayend.DayEndRounds.Entrant;
import floorplan.bench.dayend.DayEndRounds.EntrantRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Floorplan's day-end of many loans against ten times its day-end of a tenth of them. Each has a worker of its own, so
 * that the memory of each can be measured.
 */
public final class DayEndGrowth implements Comparison {
    private static final int TIMES = 10;
    private static final long FEW = DayEndVs.MANY / TIMES;

    /** Rounds over a tenth of the loans warm the code less than full ones, so there are more of them. */
    private static final int WARM_UPS = 5;

    @Override
    public String name() {
        return "day_end.growth";
    }

    @Override
    public Result run(Servers servers) {
        LoanBook book = new LoanBook(servers, DayEndVs.DATE);
        List<String> table = new ArrayList<>();
        EntrantRounds few = standing(servers, book, FEW, WARM_UPS, table);
        EntrantRounds many = standing(servers, book, DayEndVs.MANY, 1, table);
        table.addAll(0, DayEndTable.of(List.of(few, many)));
        return new Result(
                DayEndTable.wholeSeconds(many),
                TIMES * DayEndTable.wholeSeconds(few),
                "seconds for a date as by linear growth",
                table);
    }

    private EntrantRounds standing(Servers servers, LoanBook book, long loans, int warmUps, List<String> table) {
        try (WorkerProcess worker = new WorkerProcess(servers, name() + "-" + loans);
                Floorplan floorplan = new Floorplan(servers)) {
            Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
            processes.put("worker", worker.process());
            EntrantRounds standing = new DayEndRounds(book, processes)
                    .run(List.of(new Entrant("Floorplan", loans, warmUps, floorplan)))
                    .getFirst();
            table.add("Floorplan's worker, %,d loans: %s".formatted(loans, worker.memory()));
            return standing;
        }
    }
}
