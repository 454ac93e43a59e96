package floorplan.bench.dayend;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.dayend.DayEndRounds.Entrant;
import floorplan.bench.dayend.DayEndRounds.EntrantRounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/**
 * Floorplan's day-end against another way to work the same date on the same tables. The date is a 20th, on which late
 * fees accrue.
 */
public final class DayEndVs implements Comparison {
    static final LocalDate DATE = LocalDate.of(2024, 3, 20);
    static final long MANY = 1_000_000;
    private static final long SAMPLE = 20_000;
    private static final String FLOORPLAN = "Floorplan";

    private final String name;
    private final String title;
    private final long loans;
    private final Figure figure;
    private final Function<DataSource, DateAccrual> rival;

    /** The figure by which two entrants are compared. */
    private record Figure(String unit, ToDoubleFunction<EntrantRounds> of) {
        static final Figure TIME = new Figure("seconds for a date", DayEndTable::wholeSeconds);
        static final Figure RATE = new Figure("loans/s", DayEndTable::perSecond);
    }

    private DayEndVs(String name, String title, long loans, Figure figure, Function<DataSource, DateAccrual> rival) {
        this.name = name;
        this.title = title;
        this.loans = loans;
        this.figure = figure;
        this.rival = rival;
    }

    /** Compares the durations of a date. */
    public static Comparison setSql() {
        return new DayEndVs("day_end.vs_set_sql", "set-based SQL", MANY, Figure.TIME, SetSql::new);
    }

    /** Compares rates; the rival's rate comes from a sample. */
    public static Comparison loop() {
        return new DayEndVs("day_end.vs_loop", "transaction per loan", SAMPLE, Figure.RATE, LoanByLoan::new);
    }

    /** Compares rates. */
    public static Comparison springBatch() {
        return new DayEndVs("day_end.vs_spring_batch", "Spring Batch", MANY, Figure.RATE, SpringBatch::new);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Result run(Servers servers) {
        LoanBook book = new LoanBook(servers, DATE);
        DataSource database = servers.asAccountWorker();
        try (WorkerProcess worker = new WorkerProcess(servers, name);
                Floorplan floorplan = new Floorplan(servers)) {
            List<EntrantRounds> standings = new DayEndRounds(book, processes(servers, worker))
                    .run(entrants(floorplan, new Rival(rival.apply(database), database)));
            List<String> table = new ArrayList<>(DayEndTable.of(standings));
            table.add("");
            table.add("Floorplan's worker: " + worker.memory());
            return new Result(
                    figure.of().applyAsDouble(standings.get(0)),
                    figure.of().applyAsDouble(standings.get(1)),
                    figure.unit(),
                    table);
        }
    }

    private List<Entrant> entrants(Floorplan floorplan, Rival other) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(new Entrant(FLOORPLAN, MANY, 2, floorplan));
        entrants.add(new Entrant(title, loans, 2, other));
        if (loans != MANY) {
            // Floorplan also works the sample, so that the rival's tables can be compared with its tables.
            entrants.add(new Entrant(FLOORPLAN, loans, 0, floorplan));
        }
        return entrants;
    }

    private static Map<String, ProcessHandle> processes(Servers servers, WorkerProcess worker) {
        Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
        processes.put("worker", worker.process());
        processes.put("this JVM", ProcessHandle.current());
        return processes;
    }
}
