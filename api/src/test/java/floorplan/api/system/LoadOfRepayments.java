package floorplan.api.system;

import floorplan.api.system.RunningSystem.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that send one repayment after another. A request that was turned away or not answered is sent again with its
 * key.
 */
public final class LoadOfRepayments {
    /** Keys that were answered with 201 or 202. */
    public final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    /**
     * Keys whose repayment may have been applied: a request got no answer, or a 503 that does not rule out an effect,
     * and none has got a 201 or 202 since.
     */
    public final Set<String> inDoubt = ConcurrentHashMap.newKeySet();

    /** The time of each acknowledged request, and of each that was turned away. */
    public final Queue<Duration> taken = new ConcurrentLinkedQueue<>();

    public final Queue<Duration> turnedAway = new ConcurrentLinkedQueue<>();
    public final Queue<Integer> otherAnswers = new ConcurrentLinkedQueue<>();
    public final AtomicInteger broken = new AtomicInteger();

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final RunningSystem system;
    private final List<CompletableFuture<Void>> clients;

    /** @param loans numbered {@code prefix-0} on */
    public LoadOfRepayments(RunningSystem system, int clients, String prefix, int loans) {
        this.system = system;
        this.clients = IntStream.range(0, clients)
                .mapToObj(client -> CompletableFuture.runAsync(
                        () -> run(client, prefix + "-" + client % loans),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
    }

    private void run(int client, String loan) {
        for (int n = 0; !stopped.get(); n++) {
            send(loan + "/" + client + "/" + n, loan);
        }
    }

    private void send(String key, String loan) {
        while (true) {
            long start = System.nanoTime();
            try {
                Answer answer = repay(key, loan);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                if (answer.status() == 201 || answer.status() == 202) {
                    acknowledged.add(key);
                    inDoubt.remove(key);
                    taken.add(took);
                    return;
                }
                if (answer.status() != 429 && answer.status() != 503) {
                    otherAnswers.add(answer.status());
                    return;
                }
                turnedAway.add(took);
                if (answer.text("/type").equals("/problems/unavailable")) {
                    inDoubt.add(key);
                }
            } catch (UncheckedIOException noAnswer) {
                broken.incrementAndGet();
                inDoubt.add(key);
            }
            if (stopped.get()) {
                return;
            }
            pause();
        }
    }

    public Answer repay(String key, String loan) {
        return system.post(
                "/v1/repayments",
                "application/json",
                "{\"loanId\":\"%s\",\"payer\":\"DEALER\",\"amount\":\"1.00\",\"currency\":\"CNY\"}".formatted(loan),
                "Idempotency-Key",
                key);
    }

    /** Keys of the load whose repayments were applied. */
    public Set<String> applied() {
        return Set.copyOf(system.account
                .sql(
                        "SELECT idempotency_key FROM repayment_log WHERE status = 'APPLIED' AND idempotency_key LIKE '%/%'")
                .query((row, n) -> row.getString("idempotency_key"))
                .list());
    }

    public void stop() {
        stopped.set(true);
        clients.forEach(CompletableFuture::join);
    }

    public static Duration percentile(Queue<Duration> durations, int percent) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
