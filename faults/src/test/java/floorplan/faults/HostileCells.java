package floorplan.faults;

import floorplan.api.system.HostileRequests;
import floorplan.api.system.RunningSystem;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Hostile clients beside others that repay. */
final class HostileCells {
    private static final int OTHERS = 6;
    private static final int SLOW = 100;
    private static final Duration ATTACK = Duration.ofSeconds(20);

    /** A freshly started application answers slowly, whatever other requests it gets. */
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MEGABYTES = 200;

    private HostileCells() {}

    static List<Cell> all() {
        return List.of(Cell.of(
                "accept / slow, cut, oversized, unauthenticated and encoded requests while others repay",
                HostileCells::hostileOthers));
    }

    /**
     * The slow clients have a token and outnumber the places for writes. The other hostile requests come at 50 a
     * second, which leaves a processor to the honest clients.
     */
    private static void hostileOthers(Trial trial) throws Exception {
        List<String> loans = trial.loans(OTHERS);
        List<String> tokens = IntStream.range(0, 20)
                .mapToObj(n -> RunningSystem.token("dealer:HOSTILE-" + n))
                .toList();
        String api = trial.system.api.url();
        HostileRequests hostile = new HostileRequests(api, tokens, Duration.ofSeconds(4));
        HostileRequests slow = new HostileRequests(api, tokens, ATTACK);
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        long idle = trial.system.api.liveMegabytes();
        Queue<Duration> latencies = new ConcurrentLinkedQueue<>();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long seed = trial.random.nextLong();
            AtomicInteger sent = new AtomicInteger();
            IntStream.range(0, SLOW).forEach(n -> clients.execute(() -> slow.sendSlowly(seed + n)));
            Future<?> flood = clock.scheduleAtFixedRate(
                    () -> clients.execute(() -> hostile.send(seed + sent.getAndIncrement())),
                    0,
                    20,
                    TimeUnit.MILLISECONDS);
            long begin = System.nanoTime();
            List<Future<?>> others = new ArrayList<>();
            for (String loan : loans) {
                others.add(clients.submit(() -> repay(trial, loan, begin, latencies)));
            }
            Trial.sleep(ATTACK);
            flood.cancel(false);
            for (Future<?> other : others) {
                other.get();
            }
            long grown = trial.system.api.liveMegabytes() - idle;
            trial.require(grown < MEGABYTES, "the API holds " + grown + " MB more than before");
        }
        List<Duration> sorted = latencies.stream().sorted().toList();
        if (sorted.isEmpty()) {
            trial.require(false, "none of the others' repayments is answered");
            return;
        }
        Duration most = sorted.get(sorted.size() * 99 / 100);
        System.out.printf("    %d repayments, p99 %d ms%n", sorted.size(), most.toMillis());
        trial.require(most.compareTo(LONGEST) < 0, "p99 is " + most.toMillis() + " ms");
    }

    private static void repay(Trial trial, String loan, long begin, Queue<Duration> latencies) {
        while (System.nanoTime() - begin < ATTACK.toNanos()) {
            Request request = trial.client.request(loan, 100);
            long start = System.nanoTime();
            Belief belief = trial.client.send(request);
            if (start - begin > WARM_UP.toNanos()) {
                latencies.add(Duration.ofNanos(System.nanoTime() - start));
            }
            if (belief != Belief.APPLIED && belief != Belief.ACCEPTED) {
                trial.require(false, "a repayment is " + belief);
                trial.client.sendUntilAnswered(request);
            }
            Trial.sleep(Duration.ofMillis(500));
        }
    }
}
