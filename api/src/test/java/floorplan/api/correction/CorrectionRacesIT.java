package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Late repayments, reversals, rates and waivers of one loan at once, beside repayments in time and a day-end. */
class CorrectionRacesIT {
    private static final Executor CLIENTS = client -> Thread.ofVirtual().start(client);

    /** The full trial is {@code -Dcorrections.rounds=1000}. */
    private static final int ROUNDS = Integer.getInteger("corrections.rounds", 6);

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 8);

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);

    @Test
    void keepTheBooksBalanced() {
        new Portfolio()
                .dealer("D-RACE", "900000000.00")
                .loan("BOOKS", "D-RACE", "DEALER", FIRST)
                .importInto(system);
        dayEnds.closeAndAwait(FIRST.toString(), "BALANCED");
        for (int round = 0; round < ROUNDS; round++) {
            String loan = "RACE-" + round;
            new Portfolio()
                    .dealer("D-RACE", "900000000.00")
                    .loan(loan, "D-RACE", round % 2 == 0 ? "DEALER" : "SPLIT")
                    .importInto(system);
            String first = repay(loan, "first", "5000.00", "2026-02-25").text("/id");
            String date = FIRST.plusDays(1 + round).toString();
            List<Supplier<Answer>> requests = new ArrayList<>();
            requests.add(() -> dayEnds.close(date));
            requests.add(() -> repay(loan, "in-time", "100.00", date));
            requests.add(() -> repay(loan, "late", "1000.00", "2026-02-10"));
            requests.add(() -> repay(loan, "earlier", "300.00", "2026-01-20"));
            requests.add(() -> post("/v1/repayments/" + first + "/reversal", "{\"reason\": \"bounced\"}", ""));
            requests.add(() -> post("/v1/loans/" + loan + "/rates", """
                    {"effectiveFrom": "2026-02-01", "annualRate": "0.069", "correction": {"reason": "typed wrong"}}
                    """, loan + "rate"));
            requests.add(() -> post("/v1/loans/" + loan + "/waivers", """
                    {"component": "PENALTY", "reason": "goodwill"}
                    """, loan + "waiver"));

            List<Answer> answers =
                    requests.stream().map(request -> CompletableFuture.supplyAsync(request, CLIENTS)).toList().stream()
                            .map(CompletableFuture::join)
                            .toList();

            // A waiver finds no penalty if it comes last, and the date of a repayment "in time" may be accrued by then.
            assertThat(answers)
                    .as("round %s", round)
                    .allSatisfy(answer -> assertThat(answer.status())
                            .as(answer.response().body())
                            .isIn(201, 202, 422));
            dayEnds.awaitStatus(date, "BALANCED");
        }
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    private Answer repay(String loan, String key, String amount, String valueDate) {
        return system.repay(loan + key, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, amount, valueDate));
    }

    private Answer post(String path, String body, String key) {
        return RunningSystem.untilTaken(() -> key.isEmpty()
                ? system.post(path, "application/json", body, "Prefer", "wait=10")
                : system.post(path, "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10"));
    }
}
