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
import org.jspecify.annotations.Nullable;

/**
 * A client that sends repayments and corrections and records the answers. It repeats a request without an answer with
 * the same key, until it gives up.
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
    sealed interface Asked {
        String path();

        /** A text that no other request has. */
        String key();

        String body();
    }

    /** The request of a repayment. */
    record Request(
            String key, String loan, long cents, @Nullable String valueDate) implements Asked {
        @Override
        public String path() {
            return "/v1/repayments";
        }

        @Override
        public String body() {
            String date = valueDate == null ? "" : ",\"valueDate\":\"" + valueDate + "\"";
            return "{\"loanId\":\"%s\",\"payer\":\"DEALER\",\"amount\":\"%d.%02d\",\"currency\":\"CNY\"%s}"
                    .formatted(loan, cents / 100, cents % 100, date);
        }

        Request withOneCentMore() {
            return new Request(key, loan, cents + 1, valueDate);
        }
    }

    /**
     * The request to reverse a repayment, whose id is the key.
     *
     * @param kind BOUNCED or MISPOSTED
     */
    record Reversal(String key, String kind) implements Asked {
        @Override
        public String path() {
            return "/v1/repayments/" + key + "/reversal";
        }

        @Override
        public String body() {
            return "{\"reason\":\"a test\",\"kind\":\"%s\"}".formatted(kind);
        }
    }

    /** The request to correct a loan's rate from February on. */
    record CorrectedRate(String key, String loan, String annualRate) implements Asked {
        @Override
        public String path() {
            return "/v1/loans/" + loan + "/rates";
        }

        @Override
        public String body() {
            return "{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"%s\",\"correction\":{\"reason\":\"typed wrong\"}}"
                    .formatted(annualRate);
        }
    }

    /** The request to waive a loan's late fee of January. */
    record WaivedFee(String key, String loan) implements Asked {
        @Override
        public String path() {
            return "/v1/loans/" + loan + "/waivers";
        }

        @Override
        public String body() {
            return "{\"component\":\"LATE_FEE\",\"period\":\"2026-01\",\"reason\":\"goodwill\"}";
        }
    }

    /** The request to repay a loan from an unapplied receipt, in time. */
    record Application(String key, String receipt, String loan, long cents) implements Asked {
        @Override
        public String path() {
            return "/v1/receipts/" + receipt + "/application";
        }

        @Override
        public String body() {
            return "{\"loanId\":\"%s\",\"payer\":\"DEALER\",\"amount\":\"%d.%02d\",\"valueDate\":\"2026-03-10\"}"
                    .formatted(loan, cents / 100, cents % 100);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final RunningSystem system;
    private final Map<Asked, Belief> beliefs = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<Void>> underWay = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keys = new AtomicInteger();

    /** Distinguishes the keys of runs: Temporal would recognize a key used before. */
    private final String name = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private volatile boolean givingUp;

    Client(RunningSystem system) {
        this.system = system;
    }

    Map<Asked, Belief> beliefs() {
        return beliefs;
    }

    Request request(String loan, long cents) {
        return asked(new Request(nextKey(), loan, cents, "2026-03-10"));
    }

    /** A request without a value date, which the system then sets. */
    Request undated(String loan, long cents) {
        return asked(new Request(nextKey(), loan, cents, null));
    }

    /** A request whose value date is accrued once the loan has another repayment. */
    Request late(String loan, long cents) {
        return asked(new Request(nextKey(), loan, cents, "2026-02-19"));
    }

    Reversal reversal(String repaymentId, String kind) {
        return asked(new Reversal(repaymentId, kind));
    }

    WaivedFee waiver(String loan) {
        return asked(new WaivedFee(nextKey(), loan));
    }

    CorrectedRate rate(String loan, String annualRate) {
        return asked(new CorrectedRate(nextKey(), loan, annualRate));
    }

    Application application(String receipt, String loan, long cents) {
        return asked(new Application(nextKey(), receipt, loan, cents));
    }

    private String nextKey() {
        return name + "-" + keys.incrementAndGet();
    }

    private <T extends Asked> T asked(T request) {
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
    void insist(Asked request) {
        underWay.add(CompletableFuture.runAsync(
                () -> sendUntilAnswered(request), task -> Thread.ofVirtual().start(task)));
    }

    void sendUntilAnswered(Asked request) {
        while (send(request) == Belief.UNKNOWN && !givingUp) {
            pause();
        }
    }

    /** Sends a request once. */
    Belief send(Asked request) {
        try {
            Answer answer = exchange(request.path(), request.key(), request.body());
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
     * Sends the body of a repayment once, without recording it.
     *
     * @throws UncheckedIOException if there is no answer
     */
    Answer exchange(String key, String body) {
        return exchange("/v1/repayments", key, body);
    }

    private Answer exchange(String path, String key, String body) {
        return system.send(system.request(path)
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
