package floorplan.bench.repayment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rounds of several contenders in turn, so that what else the machine does meets all of them. */
record Rounds(List<Contender> contenders, Portfolio portfolio, Books books, Map<String, ProcessHandle> processes) {
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 3;
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration LENGTH_ALONE = Duration.ofSeconds(5);

    /** Measures each after a round that does not count. */
    List<Standing> run() {
        List<Standing> standings = contenders.stream()
                .map(contender -> new Standing(contender, new ArrayList<>(), new ArrayList<>()))
                .toList();
        contenders.forEach(contender -> round(contender, CLIENTS, LENGTH));
        for (int i = 0; i < ROUNDS; i++) {
            standings.forEach(standing -> standing.together().add(round(standing.contender(), CLIENTS, LENGTH)));
        }
        for (int i = 0; i < ROUNDS; i++) {
            standings.forEach(standing -> standing.alone().add(round(standing.contender(), 1, LENGTH_ALONE)));
        }
        return standings;
    }

    private Round round(Contender contender, int clients, Duration length) {
        Round round = Round.of(contender, portfolio, books, processes, clients, length);
        System.err.printf(
                "%-24s %2d clients %8.1f/s, CPU ms each %s%n",
                contender.title(), clients, round.perSecond(), round.cpuMillis());
        return round;
    }
}
