package floorplan.bench.dayend;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.dayend.DayEndRounds.Entrant;
import floorplan.bench.dayend.DayEndRounds.EntrantRounds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Floorplan's day-end by one, two and three workers. */
public final class DayEndScale implements Comparison {
    private static final long LOANS = 200_000;
    private static final int MOST_WORKERS = 3;

    /** Each added worker needs warm code. */
    private static final int WARM_UPS = 4;

    @Override
    public String name() {
        return "scale.workers.day_end";
    }

    @Override
    public Result run(Servers servers) {
        LoanBook book = new LoanBook(servers, DayEndVs.DATE);
        Deque<WorkerProcess> workers = new ArrayDeque<>();
        List<EntrantRounds> standings = new ArrayList<>();
        try (Floorplan floorplan = new Floorplan(servers)) {
            while (workers.size() < MOST_WORKERS) {
                int number = workers.size() + 1;
                workers.push(new WorkerProcess(servers, name() + "-" + number));
                Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
                int named = 1;
                for (WorkerProcess worker : workers) {
                    processes.put("worker " + named++, worker.process());
                }
                standings.addAll(new DayEndRounds(book, processes)
                        .run(List.of(new Entrant(
                                number == 1 ? "1 worker" : number + " workers", LOANS, WARM_UPS, floorplan))));
            }
        } finally {
            workers.forEach(WorkerProcess::close);
        }
        return new Result(
                DayEndTable.perSecond(standings.getLast()),
                DayEndTable.perSecond(standings.getFirst()),
                "loans/s with 3 workers as with 1",
                DayEndTable.of(standings));
    }
}
