package floorplan.bench.repayment;

import floorplan.bench.Application;
import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.bench.Spread;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Repayments over HTTP with one, two and three workers, which work the account queue too; the API works none. */
public final class RepaymentScale implements Comparison {
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 2;
    private static final Duration LENGTH = Duration.ofSeconds(15);

    /** The numbers go up and down again, so that warming code favours none of them. */
    private static final List<Integer> WORKERS = List.of(1, 2, 3, 2, 1);

    @Override
    public String name() {
        return "scale.workers";
    }

    @Override
    public Result run(Servers servers) {
        TokenKey key = TokenKey.make();
        Deque<Application> workers = new ArrayDeque<>();
        try (Application api = new Application(
                        "api",
                        servers,
                        Map.of(
                                "SPRING_PROFILES_ACTIVE",
                                "without-account-queue",
                                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION",
                                key.location()));
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            RepaymentContender overHttp = new OverHttp(api, key.sign(TokenRole.claims("bank", Instant.now())), http);
            BenchPortfolio portfolio = BenchPortfolio.draw(servers);
            BothSidesDone books = new BothSidesDone(servers);
            Map<Integer, List<RepaymentRound>> rounds = new TreeMap<>();
            for (int wanted : WORKERS) {
                hire(workers, wanted, servers);
                Map<String, ProcessHandle> processes = processes(servers, api, workers);
                round(overHttp, portfolio, books, processes, wanted);
                for (int i = 0; i < ROUNDS; i++) {
                    rounds.computeIfAbsent(wanted, none -> new ArrayList<>())
                            .add(round(overHttp, portfolio, books, processes, wanted));
                }
            }
            return result(rounds);
        } finally {
            workers.forEach(Application::close);
        }
    }

    private static void hire(Deque<Application> workers, int wanted, Servers servers) {
        while (workers.size() < wanted) {
            workers.push(new Application("worker", servers, Map.of("SPRING_PROFILES_ACTIVE", "account-queue")));
        }
        while (workers.size() > wanted) {
            workers.pop().close();
        }
    }

    private static Map<String, ProcessHandle> processes(Servers servers, Application api, Deque<Application> workers) {
        Map<String, ProcessHandle> processes = new HashMap<>(servers.processes());
        processes.put("api", api.process());
        int number = 1;
        for (Application worker : workers) {
            processes.put("worker " + number++, worker.process());
        }
        return processes;
    }

    private static RepaymentRound round(
            RepaymentContender contender,
            BenchPortfolio portfolio,
            BothSidesDone books,
            Map<String, ProcessHandle> processes,
            int workers) {
        RepaymentRound round = RepaymentRound.of(
                contender, books, processes, RepaymentRound.byClients(CLIENTS, contender, portfolio), LENGTH);
        System.err.printf("%d workers %8.1f/s, CPU ms each %s%n", workers, round.perSecond(), round.cpuMillis());
        return round;
    }

    private static Result result(Map<Integer, List<RepaymentRound>> rounds) {
        List<String> table = new ArrayList<>();
        table.add("%-24s %-20s %s".formatted("32 clients", "repayments/s", "CPU ms a repayment, all"));
        rounds.forEach((workers, of) -> table.add("%-24s %-20s %s"
                .formatted(
                        workers + (workers == 1 ? " worker" : " workers"),
                        Spread.of(of, RepaymentRound::perSecond),
                        Spread.of(
                                of,
                                round -> round.cpuMillis().values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum()))));
        return new Result(perSecond(rounds, 3), perSecond(rounds, 1), "repayments/s with 3 workers as with 1", table);
    }

    private static double perSecond(Map<Integer, List<RepaymentRound>> rounds, int workers) {
        return Spread.of(Objects.requireNonNull(rounds.get(workers)), RepaymentRound::perSecond)
                .median();
    }
}
