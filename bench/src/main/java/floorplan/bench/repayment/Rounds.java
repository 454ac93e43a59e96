package floorplan.bench.repayment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rounds of several contenders in turn, so that other load on the machine affects all of them. */
record Rounds(
        List<RepaymentContender> contenders,
        BenchPortfolio portfolio,
        BothSidesDone books,
        Map<String, ProcessHandle> processes) {
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 3;
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration LENGTH_ALONE = Duration.ofSeconds(5);

    /** Measures each contender after a round that does not count. */
    List<ContenderRounds> run() {
        List<ContenderRounds> standings = contenders.stream()
                .map(contender ->
                        new ContenderRounds(contender, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
                .toList();
        contenders.forEach(contender -> byClients(contender, CLIENTS, WARM_UP));
        for (int i = 0; i < ROUNDS; i++) {
            standings.forEach(standing -> standing.together().add(byClients(standing.contender(), CLIENTS, LENGTH)));
        }
        for (int i = 0; i < ROUNDS; i++) {
            standings.forEach(standing -> standing.halfLoad().add(atHalfLoad(standing)));
        }
        for (int i = 0; i < ROUNDS; i++) {
            standings.forEach(standing -> standing.alone().add(byClients(standing.contender(), 1, LENGTH_ALONE)));
        }
        return standings;
    }

    private RepaymentRound byClients(RepaymentContender contender, int clients, Duration length) {
        return round(contender, clients + " clients", RepaymentRound.byClients(clients, contender, portfolio), length);
    }

    private RepaymentRound atHalfLoad(ContenderRounds standing) {
        RepaymentContender contender = standing.contender();
        return round(
                contender, "half load", RepaymentRound.atRate(standing.perSecond() / 2, contender, portfolio), LENGTH);
    }

    private RepaymentRound round(
            RepaymentContender contender, String load, RepaymentRound.RepaymentSender sending, Duration length) {
        RepaymentRound round = RepaymentRound.of(contender, books, processes, sending, length);
        System.err.printf(
                "%-24s %-10s %8.1f/s, p50 %.0f ms, CPU ms each %s%n",
                contender.title(), load, round.perSecond(), round.percentileMillis(0.5), round.cpuMillis());
        return round;
    }
}
