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

/** Who sends repayments and keeps record of what was answered. A request without an answer is sent again with its key, until the client gives up. */
final class Client {
    /** What a client may believe of its request. */
    enum Belief {
        /** Nothing: there was no answer, or one that says nothing. */
        UNKNOWN,
        /** It will be decided: 202. */
        ACCEPTED,
        /** Its money is on the loan: 201. */
        APPLIED,
        /** It has changed nothing: 422. */
        REFUSED
    }

    /** One request, however often sent. */
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

    /** No key is used again in a later run: Temporal would know it. */
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

    /** One whose value date the system settles. */
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
            // What was once promised stays promised.
            return beliefs.merge(request, belief, (old, now) -> old.compareTo(now) > 0 ? old : now);
        } catch (UncheckedIOException noAnswer) {
            return beliefs.getOrDefault(request, Belief.UNKNOWN);
        }
    }

    /**
     * Sends a body once, without keeping record of it.
     *
     * @throws UncheckedIOException when there is no answer
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

    /** Sends nothing again from now on. */
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
