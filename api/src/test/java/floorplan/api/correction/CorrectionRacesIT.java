package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Corrections in races. A round is two loans. One gets, all at once, late repayments, a reversal, a rate, a waiver and
 * a repayment in time. The other is paid off at the same time as it gets a late repayment and a rate, and half of these
 * payoffs bounce. Several rounds share a date. Its day-end runs meanwhile: it accrues the same loans, and then moves
 * the open date amid corrections.
 */
class CorrectionRacesIT {
    /** The full trial is {@code -Dcorrections.rounds=1000}. */
    private static final int ROUNDS = Integer.getInteger("corrections.rounds", 6);

    private static final long SEED = Long.getLong("corrections.seed", 1);
    private static final int ROUNDS_A_DATE = Math.min(20, (ROUNDS + 1) / 2);
    private static final int CLIENTS = 12;

    /** Ends a test whose date is never closed. */
    private static final int MOST_MEANWHILE = 10_000;

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 8);
    private static final String RATE = """
            {"effectiveFrom": "2026-02-01", "annualRate": "0.069", "correction": {"reason": "typed wrong"}}
            """;

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);
    private final ExecutorService clients =
            Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory());
    private final Random random = new Random(SEED);

    /** The times between which each request was under way. */
    private final Queue<UnderWay> underWay = new ConcurrentLinkedQueue<>();

    private record UnderWay(Instant from, Instant to) {}

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void keepTheBooksBalanced() {
        new Portfolio()
                .dealer("D-RACE", "900000000.00")
                .loan("BOOKS", "D-RACE", "DEALER", FIRST)
                .importInto(system);
        dayEnds.closeAndAwait(FIRST.toString(), "BALANCED");
        LocalDate date = FIRST;
        for (int round = 0; round < ROUNDS; round += ROUNDS_A_DATE) {
            date = date.plusDays(1);
            race(
                    date,
                    IntStream.range(round, Math.min(ROUNDS, round + ROUNDS_A_DATE))
                            .toArray());
        }
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
        assertThat(system.get("/v1/attention").body().at("/counts"))
                .as("left to a person, but for money that a loan no longer takes")
                .filteredOn(count -> !count.at("/kind").asString().equals("OPEN_RECEIPTS"))
                .allSatisfy(count -> assertThat(count.at("/count").asLong()).isZero());
        IntStream.range(0, ROUNDS).forEach(this::assertThatNothingIsLeftToCorrect);
        System.out.printf(
                "Races of seed %d: %d rounds, %d corrections, %d requests under way when an open date moved%n",
                SEED, ROUNDS, RunningSystem.count(system.account, "SELECT COUNT(*) FROM correction"), metByMoves());
    }

    private void race(LocalDate date, int[] rounds) {
        Portfolio portfolio = new Portfolio().dealer("D-RACE", "900000000.00");
        for (int round : rounds) {
            portfolio.loan("RACE-" + round, "D-RACE", round % 2 == 0 ? "DEALER" : "SPLIT");
            portfolio.loan("PAID-" + round, "D-RACE", "DEALER");
        }
        portfolio.importInto(system);
        List<Answer> firsts = answers(IntStream.of(rounds)
                .mapToObj(round -> repayment("RACE-" + round, "first", "5000.00", "2026-02-25"))
                .toList());
        String payoff = system.get("/v1/loans/PAID-" + rounds[0] + "/payoff?date=" + date)
                .text("/owed/dealer/total");
        List<Supplier<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < rounds.length; i++) {
            requests.addAll(ofOpenLoan("RACE-" + rounds[i], firsts.get(i).text("/id"), date));
            requests.addAll(ofPaidOffLoan("PAID-" + rounds[i], payoff, date, rounds[i] % 2 == 0));
        }
        Collections.shuffle(requests, random);
        requests.add(requests.size() / 4, () -> dayEnds.close(date.toString()));
        CompletableFuture<List<Answer>> meanwhile =
                CompletableFuture.supplyAsync(() -> correctUntilClosed(date, rounds), Thread::startVirtualThread);

        // A request may be refused if another one comes first: no penalty is left, the date is accrued, something is
        // paid.
        assertThat(Stream.concat(answers(requests).stream(), meanwhile.join().stream()))
                .as("%s", date)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.response().body()).isIn(201, 202, 422));
        dayEnds.awaitStatus(date.toString(), "BALANCED");
    }

    private List<Supplier<Answer>> ofOpenLoan(String loan, String first, LocalDate date) {
        return List.of(
                repayment(loan, "in-time", "100.00", date.toString()),
                repayment(loan, "late", "1000.00", "2026-02-10"),
                repayment(loan, "earlier", "300.00", "2026-01-20"),
                () -> reversal(first),
                () -> post("/v1/loans/" + loan + "/rates", RATE, loan + "rate"),
                () -> post(
                        "/v1/loans/" + loan + "/waivers",
                        "{\"component\": \"PENALTY\", \"reason\": \"goodwill\"}",
                        loan + "waiver"));
    }

    private List<Supplier<Answer>> ofPaidOffLoan(String loan, String payoff, LocalDate date, boolean bounces) {
        return List.of(
                () -> {
                    Answer paidOff =
                            repayment(loan, "payoff", payoff, date.toString()).get();
                    return bounces && paidOff.status() == 201 ? reversal(paidOff.text("/id")) : paidOff;
                },
                repayment(loan, "late", "1000.00", "2026-02-10"),
                () -> post("/v1/loans/" + loan + "/rates", RATE, loan + "rate"));
    }

    /** Late repayments of a cent, one after the other until the open date has moved: some meet the move. */
    private List<Answer> correctUntilClosed(LocalDate date, int[] rounds) {
        List<Answer> answers = new ArrayList<>();
        for (int cent = 0; cent < MOST_MEANWHILE && closedAt(date) == null; cent++) {
            String loan = "RACE-" + rounds[cent % rounds.length];
            answers.add(timed(repayment(loan, "cent" + cent, "0.01", "2026-02-12")));
        }
        return answers;
    }

    private @Nullable Instant closedAt(LocalDate date) {
        return system.account
                .sql("SELECT closed_at FROM day_end WHERE business_date = :date AND closed_at IS NOT NULL")
                .param("date", date)
                .query((row, n) ->
                        row.getObject("closed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .optional()
                .orElse(null);
    }

    private long metByMoves() {
        List<Instant> moves = system.account
                .sql("SELECT closed_at FROM day_end WHERE closed_at IS NOT NULL")
                .query((row, n) ->
                        row.getObject("closed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .list();
        return underWay.stream()
                .filter(request -> moves.stream()
                        .anyMatch(moved ->
                                request.from().isBefore(moved) && request.to().isAfter(moved)))
                .count();
    }

    /**
     * Previews the same rate again. The preview replays all inputs, so no difference means that the rows follow from
     * them.
     */
    private void assertThatNothingIsLeftToCorrect(int round) {
        for (String loan : List.of("RACE-" + round, "PAID-" + round)) {
            Answer preview = system.post("/v1/loans/" + loan + "/rates?dryRun=true", "application/json", RATE);
            assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
            for (String list : List.of("dates", "inputs", "entry")) {
                assertThat(preview.body().at("/" + list))
                        .as("%s %s", loan, list)
                        .isEmpty();
            }
        }
    }

    private List<Answer> answers(List<Supplier<Answer>> requests) {
        return requests.stream()
                .map(request -> CompletableFuture.supplyAsync(() -> timed(request), clients))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private Answer timed(Supplier<Answer> request) {
        Instant from = Instant.now();
        Answer answer = request.get();
        underWay.add(new UnderWay(from, Instant.now()));
        return answer;
    }

    private Supplier<Answer> repayment(String loan, String key, String amount, String valueDate) {
        return () -> system.repay(loan + key, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, amount, valueDate));
    }

    private Answer reversal(String repayment) {
        return post("/v1/repayments/" + repayment + "/reversal", "{\"reason\": \"bounced\"}", repayment);
    }

    private Answer post(String path, String body, String key) {
        return RunningSystem.untilTaken(
                () -> system.post(path, "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10"));
    }
}
