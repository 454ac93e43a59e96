package floorplan.bench.dayend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs several contenders in turn, each on a fresh book, and proves that all of them leave equal tables. */
final class DayEndRounds {
    private static final int ROUNDS = 3;

    private final LoanBook book;
    private final Map<String, ProcessHandle> processes;
    private final Map<Long, LoanBookSums> expected = new HashMap<>();

    DayEndRounds(LoanBook book, Map<String, ProcessHandle> processes) {
        this.book = book;
        this.processes = processes;
    }

    /**
     * A contender with its number of loans.
     *
     * @param warmUps rounds that do not count
     */
    record Entrant(String title, long loans, int warmUps, DayEndContender contender) {}

    /**
     * The figures of one round.
     *
     * @param due number of loans that were accrued
     * @param cpuSeconds CPU seconds of each process
     */
    record DayEndRound(long due, DayEndContender.Seconds took, Map<String, Double> cpuSeconds) {}

    /** An entrant with its rounds. */
    record EntrantRounds(Entrant entrant, List<DayEndRound> rounds) {}

    /** @throws IllegalStateException if one entrant leaves other tables than the others */
    List<EntrantRounds> run(List<Entrant> entrants) {
        List<EntrantRounds> standings = entrants.stream()
                .map(entrant -> new EntrantRounds(entrant, new ArrayList<>()))
                .toList();
        for (Entrant entrant : entrants) {
            for (int i = 0; i < entrant.warmUps(); i++) {
                round(entrant);
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (int j = 0; j < standings.size(); j++) {
                EntrantRounds next = standings.get((i + j) % standings.size());
                next.rounds().add(round(next.entrant()));
            }
        }
        return standings;
    }

    private DayEndRound round(Entrant entrant) {
        book.fill(entrant.loans());
        long due = book.due();
        Map<String, Double> before = cpuSeconds();
        DayEndContender.Seconds took = entrant.contender().close(book);
        Map<String, Double> spent = cpuSeconds();
        spent.replaceAll((name, seconds) -> seconds - before.getOrDefault(name, 0.0));
        LoanBookSums sums = LoanBookSums.read(book.account(), book.date());
        LoanBookSums first = expected.putIfAbsent(entrant.loans(), sums);
        if (first != null) {
            first.requireEqual(sums, entrant.title());
        }
        System.err.printf(
                Locale.ROOT,
                "%-24s %,10d loans %7.2f s, %7.2f s with trial balance; CPU s %s%n",
                entrant.title(),
                due,
                took.closing(),
                took.whole(),
                spent);
        return new DayEndRound(due, took, spent);
    }

    private Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new TreeMap<>();
        processes.forEach((name, process) ->
                process.info().totalCpuDuration().ifPresent(spent -> seconds.put(name, spent.toNanos() / 1e9)));
        return seconds;
    }
}
