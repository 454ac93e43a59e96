package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The worked corrections of the money rules over HTTP: a loan and a dealer for each row. */
class WorkedCorrectionsIT {
    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);

    /**
     * A loan drawn on 8 March begins the books, so few dates must be closed. The loans of the rules are imported
     * afterwards, and accrue all their dates in the day-end of 9 March.
     */
    @Test
    void everyRowOfTheRules() {
        new Portfolio()
                .dealer("D-BOOKS", "200000.00")
                .loan("BOOKS", "D-BOOKS", "DEALER", LocalDate.of(2026, 3, 8))
                .importInto(system);
        dayEnds.closeAndAwait("2026-03-08", "BALANCED");
        Portfolio portfolio = new Portfolio();
        for (String loan : List.of("LATE", "LATER", "SHIFTED", "BOUNCED", "RATE")) {
            portfolio.dealer("D-" + loan, "200000.00").loan(loan, "D-" + loan, "DEALER");
        }
        portfolio
                .dealer("D-SPLIT", "200000.00")
                .loan("SPLIT", "D-SPLIT", "SPLIT")
                .importInto(system);
        dayEnds.closeAndAwait("2026-03-09", "BALANCED");

        interestIsPaidInTime();
        principalIsRepaidEarlier();
        repay("SHIFTED", "10000.00", "2026-03-10");
        String bounced = repay("BOUNCED", "10000.00", "2026-03-10").text("/id");
        String paidOff = repay("RATE", "202765.51", "2026-03-10").text("/id");
        repay("SPLIT", "10000.00", "2026-03-10");
        dayEnds.closeAndAwait("2026-03-31", "BALANCED");

        aLaterRepaymentIsAllocatedAnew();
        aRepaymentBounces(bounced);
        aRateIsCorrectedOnAPaidOffLoan(paidOff);
        bothPayersOfASplitLoanAreCorrected();
        dayEnds.closeAndAwait("2026-04-01", "BALANCED");
        assertThat(dayEnds.show("2026-03-09").text("/status")).isEqualTo("BALANCED");
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    private void interestIsPaidInTime() {
        Answer repaid = repay("LATE", "1080.00", "2026-02-19");

        assertThat(allocation(repaid, "allocation")).isEqualTo("0.00 0.00 1080.00 0.00");
        assertThat(repaid.text("/valueDate")).isEqualTo("2026-02-19");
        assertThat(repaid.text("/bookingDate")).isEqualTo("2026-03-10");
        assertThat(repaid.text("/correctionId")).isEqualTo("LATE:1");
        assertThat(owed("LATE")).isEqualTo("200000.00 1480.00 0.00 0.00");
        assertThat(differences("LATE")).isEqualTo("-200.00 0.00 0.00 -5.51");
        usedBy("D-LATE", "200000.00");
    }

    private void principalIsRepaidEarlier() {
        Answer repaid = repay("LATER", "20000.00", "2026-02-10");

        assertThat(allocation(repaid, "allocation")).isEqualTo("0.00 0.00 1440.00 18560.00");
        assertThat(differences("LATER")).isEqualTo("-200.00 -103.94 0.00 -5.51");
        assertThat(owed("LATER")).isEqualTo("181440.00 1016.06 0.00 0.00");
        usedBy("D-LATER", "181440.00");
    }

    private void aLaterRepaymentIsAllocatedAnew() {
        String first = system.get("/v1/loans/SHIFTED/repayments").text("/items/0/id");

        repay("SHIFTED", "1080.00", "2026-02-19");

        Answer shifted = system.get("/v1/repayments/" + first);
        assertThat(allocation(shifted, "allocation")).isEqualTo("5.51 200.00 2560.00 7234.49");
        assertThat(allocation(shifted, "presentAllocation")).isEqualTo("0.00 0.00 1480.00 8520.00");
        assertThat(entry("SHIFTED"))
                .containsExactlyInAnyOrder(
                        "CASH 1080.00",
                        "LATE_FEE_INCOME 200.00",
                        "PENALTY_INCOME 5.51",
                        "INTEREST_INCOME 5.66",
                        "PRINCIPAL_RECEIVABLE -1285.51",
                        "DEALER_INTEREST_RECEIVABLE -5.66");
        usedBy("D-SHIFTED", "191480.00");
    }

    private void aRepaymentBounces(String id) {
        Answer reversed = RunningSystem.untilTaken(() -> system.post(
                "/v1/repayments/" + id + "/reversal",
                "application/json",
                "{\"reason\": \"bounced\"}",
                "Prefer",
                "wait=10"));

        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
        assertThat(reversed.text("/reversal/kind")).isEqualTo("BOUNCED");
        assertThat(reversed.text("/reversal/effectiveDate")).isEqualTo("2026-03-10");
        assertThat(reversed.text("/reversal/bookingDate")).isEqualTo("2026-04-01");
        assertThat(entry("BOUNCED"))
                .containsExactlyInAnyOrder(
                        "PRINCIPAL_RECEIVABLE 7234.49",
                        "DEALER_INTEREST_RECEIVABLE 2591.83",
                        "LATE_FEE_RECEIVABLE 400.00",
                        "PENALTY_RECEIVABLE 16.33",
                        "CASH -10000.00",
                        "INTEREST_INCOME -31.83",
                        "LATE_FEE_INCOME -200.00",
                        "PENALTY_INCOME -10.82");
        usedBy("D-BOUNCED", "200000.00");
    }

    private void aRateIsCorrectedOnAPaidOffLoan(String paidOff) {
        Answer corrected = RunningSystem.untilTaken(() -> system.post(
                "/v1/loans/RATE/rates", "application/json", """
                {"effectiveFrom": "2026-02-01", "annualRate": "0.069", "correction": {"reason": "typed wrong"}}
                """, "Idempotency-Key", "rate-1", "Prefer", "wait=10"));

        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(201);
        assertThat(corrected.text("/correctionId")).isEqualTo("RATE:1");
        assertThat(corrected.text("/credit")).isEqualTo("0.00");
        assertThat(entry("RATE")).containsExactlyInAnyOrder("INTEREST_INCOME 61.67", "UNAPPLIED_RECEIPTS -61.67");
        Answer repaid = system.get("/v1/repayments/" + paidOff);
        assertThat(repaid.text("/presentAllocation/interest")).isEqualTo("2498.33");
        assertThat(repaid.text("/presentAllocation/unapplied")).isEqualTo("61.67");
        assertThat(system.get("/v1/loans/RATE").text("/status")).isEqualTo("CLOSED");
        usedBy("D-RATE", "0.00");
    }

    private void bothPayersOfASplitLoanAreCorrected() {
        String first = system.get("/v1/loans/SPLIT/repayments").text("/items/0/id");

        repay("SPLIT", "378.00", "2026-02-19");

        assertThat(allocation(system.get("/v1/repayments/" + first), "presentAllocation"))
                .isEqualTo("0.00 0.00 518.00 9482.00");
        assertThat(differences("SPLIT")).isEqualTo("-200.00 -0.89 -1.66 -1.93");
        usedBy("D-SPLIT", "190518.00");
    }

    private Answer repay(String loan, String amount, String valueDate) {
        Answer repaid = system.repay(loan + valueDate, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, amount, valueDate));
        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        return repaid;
    }

    private static String allocation(Answer repayment, String which) {
        return String.join(
                " ",
                repayment.text("/" + which + "/penalty"),
                repayment.text("/" + which + "/lateFee"),
                repayment.text("/" + which + "/interest"),
                repayment.text("/" + which + "/principal"));
    }

    private String owed(String loan) {
        Answer shown = system.get("/v1/loans/" + loan);
        return String.join(
                " ",
                shown.text("/principal"),
                shown.text("/owed/dealer/interest"),
                shown.text("/owed/dealer/lateFee"),
                shown.text("/owed/dealer/penalty"));
    }

    /** Totals of the loan's newest correction: late fee, each payer's interest, penalty. */
    private String differences(String loan) {
        Answer corrections = system.get("/v1/loans/" + loan + "/corrections");
        return String.join(
                " ",
                corrections.text("/items/0/totals/lateFee"),
                corrections.text("/items/0/totals/dealerInterest"),
                corrections.text("/items/0/totals/manufacturerInterest"),
                corrections.text("/items/0/totals/penalty"));
    }

    /** Lines of the entry of the loan's newest correction. */
    private List<String> entry(String loan) {
        return StreamSupport.stream(
                        system.get("/v1/loans/" + loan + "/corrections")
                                .body()
                                .at("/items/0/entry")
                                .spliterator(),
                        false)
                .map(line -> line.at("/account").asString() + " "
                        + line.at("/amount").asString())
                .toList();
    }

    private void usedBy(String dealer, String used) {
        await("credit of " + dealer)
                .until(() ->
                        system.get("/v1/credit-lines/" + dealer).text("/used").equals(used));
    }
}
