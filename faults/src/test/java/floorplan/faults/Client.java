package floorplan.faults;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that sends repayments and records the answers. It repeats a request without an answer with the same key,
 * until it gives up.
 */
final class Client {
    /** The client's knowledge of a request. */
    enum Belief {
        /** There was no answer, or one that tells nothing. */
        UNKNOWN,
        /** The request will be decided: 202. */
        ACCEPTED,
        /** The money is on the loan: 201. */
        APPLIED,
        /** The request has changed nothing: 422. */
        REFUSED
    }

    /** A request, which may be sent many times. */
    record Request(String key, String loan, long cents, boolean dated) {
        String body() {
            String date = dated ? ",\"valueDate\":\"2026-03-10\"" : "";
            return "{\"loanId\":\"%s\",\"payer\":\"DEALER\",\"amount\":\"%d.%02d\",\"currency\":\"CNY\"%s}"
                    .formatted(loan, cents / 100, cents % 100, date);
        }

        Request withOneCentMore() {
            return new Request(key, loan, cents + 1, dated);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final RunningSystem system;
    private final Map<Request, Belief> beliefs = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<Void>> underWay = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keys = new AtomicInteger();

    /** Distinguishes the keys of runs: Temporal would recognize a key used before. */
    private final String name = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private volatile boolean givingUp;

    Client(RunningSystem system) {
        this.system = system;
    }

    Map<Request, Belief> beliefs() {
        return beliefs;
    }

    Request request(String loan, long cents) {
        return request(loan, cents, true);
    }

    /** A request without a value date, which the system then sets. */
    Request undated(String loan, long cents) {
        return request(loan, cents, false);
    }

    private Request request(String loan, long cents, boolean dated) {
        Request request = new Request(name + "-" + keys.incrementAndGet(), loan, cents, dated);
        beliefs.put(request, Belief.UNKNOWN);
        return request;
    }

    /** Sends a repayment of each loan, all at once, and does not wait. */
    List<Request> repay(Collection<String> loans, long cents) {
        List<Request> requests =
                loans.stream().map(loan -> request(loan, cents)).toList();
        requests.forEach(this::insist);
        return requests;
    }

    /** Sends a request until it is answered, and does not wait. */
    void insist(Request request) {
        underWay.add(CompletableFuture.runAsync(
                () -> sendUntilAnswered(request), task -> Thread.ofVirtual().start(task)));
    }

    void sendUntilAnswered(Request request) {
        while (send(request) == Belief.UNKNOWN && !givingUp) {
            pause();
        }
    }

    /** Sends a request once. */
    Belief send(Request request) {
        try {
            Answer answer = exchange(request.key(), request.body());
            Belief belief = switch (answer.status()) {
                case 201 -> Belief.APPLIED;
                case 202 -> Belief.ACCEPTED;
                case 422 -> Belief.REFUSED;
                case 429, 503 -> Belief.UNKNOWN;
                default ->
                    throw new IllegalStateException("answered " + answer.status() + " "
                            + answer.response().body());
            };
            // A stronger answer given before remains valid.
            return beliefs.merge(request, belief, (old, now) -> old.compareTo(now) > 0 ? old : now);
        } catch (UncheckedIOException noAnswer) {
            return beliefs.getOrDefault(request, Belief.UNKNOWN);
        }
    }

    /**
     * Sends a body once, without recording it.
     *
     * @throws UncheckedIOException if there is no answer
     */
    Answer exchange(String key, String body) {
        return system.send(system.request("/v1/repayments")
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Waits until each request that was insisted on is answered. */
    void awaitAnswers() {
        CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                .orTimeout(3, java.util.concurrent.TimeUnit.MINUTES)
                .join();
    }

    /** Repeats no request from now on. */
    void giveUp() {
        givingUp = true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
