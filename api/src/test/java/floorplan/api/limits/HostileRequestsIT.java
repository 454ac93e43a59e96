package floorplan.api.limits;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.HostileRequests;
import floorplan.api.system.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Malformed and abusive requests of every form, while an honest client repays. */
class HostileRequestsIT {
    private static final long SEED = 20_261_128;
    private static final int HOSTILE = Integer.getInteger("floorplan.hostile.requests", 5_000);
    private static final Duration BETWEEN_HOSTILE = Duration.ofMillis(6);
    private static final long MEGABYTES_BESIDE_IDLE = 200;

    private static StrictApi strict;

    @BeforeAll
    static void start() {
        strict = new StrictApi(RunningSystem.get());
        beUpForAWhile();
    }

    /**
     * Sends some requests before the test. The first ones of each kind load classes, which takes a busy machine
     * seconds.
     */
    private static void beUpForAWhile() {
        HostileRequests first = new HostileRequests(strict.process.url(), StrictApi.tokens(50), Duration.ofMillis(100));
        for (int n = 1; n <= 500; n++) {
            first.send(-n);
        }
        for (int n = 1; n <= 5; n++) {
            String key = "before-" + n;
            await("it repays").until(() -> strict.repay(key).status() == 201);
        }
    }

    @AfterAll
    static void stop() {
        strict.close();
    }

    /**
     * Measures the heap that a full collection leaves after the attack, which is the same on every machine. A
     * collection during the attack would stop the client too.
     */
    @Test
    void servesAClientThatRepaysEachSecondWhateverOthersSend() throws Exception {
        long seed = Long.getLong("floorplan.hostile.seed", SEED);
        HostileRequests hostile =
                new HostileRequests(strict.process.url(), StrictApi.tokens(50), Duration.ofSeconds(4));
        long idle = strict.process.liveMegabytes();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        Queue<Duration> latencies = new ConcurrentLinkedQueue<>();
        Queue<Integer> toOthers = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        long after;
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                    ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
                CountDownLatch allSent = new CountDownLatch(HOSTILE);
                Runnable attack = () -> {
                    long one = seed + sent.getAndIncrement();
                    others.execute(() -> toOthers.add(hostile.send(one)));
                    allSent.countDown();
                };
                Runnable repayment = () -> {
                    asked.incrementAndGet();
                    long start = System.nanoTime();
                    answers.add(strict.repay(seed + "-" + start).status());
                    latencies.add(Duration.ofNanos(System.nanoTime() - start));
                };
                List<Future<?>> repeated = List.of(
                        clock.scheduleAtFixedRate(attack, 0, BETWEEN_HOSTILE.toMillis(), TimeUnit.MILLISECONDS),
                        clock.scheduleAtFixedRate(() -> client.execute(repayment), 0, 1, TimeUnit.SECONDS));
                allSent.await();
                repeated.forEach(each -> each.cancel(false));
            }
            after = strict.process.liveMegabytes();
        }

        System.out.printf(
                "hostile: seed %d, %d requests, %d answered; %d repayments meanwhile, slowest %d ms; live heap %d MB idle, %d MB after%n",
                seed,
                HOSTILE,
                toOthers.stream().filter(status -> status > 0).count(),
                answers.size(),
                latencies.stream().mapToLong(Duration::toMillis).max().orElse(0),
                idle,
                after);
        assertThat(answers).as("seed %d", seed).isNotEmpty().isSubsetOf(201, 202);
        assertThat(answers).as("each was answered, seed %d", seed).hasSize(asked.get());
        assertThat(toOthers)
                .as("seed %d", seed)
                .hasSizeGreaterThanOrEqualTo(HOSTILE)
                .doesNotContain(500);
        assertThat(after - idle).as("seed %d", seed).isLessThan(MEGABYTES_BESIDE_IDLE);
    }
}
