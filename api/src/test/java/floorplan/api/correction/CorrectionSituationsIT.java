package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Corrections that reach far back, over HTTP. The books are open from 21 March 2026 on; {@link PlainLoan} tells how
 * each loan must end.
 */
class CorrectionSituationsIT {
    private static final LocalDate OPEN = LocalDate.of(2026, 3, 21);
    private static final LocalDate DRAWDOWN = LocalDate.of(2026, 1, 5);
    private static final LocalDate BEFORE_LEAP_YEAR = LocalDate.of(2023, 12, 15);

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);

    @Test
    void endAsTheRulesSay() {
        Portfolio books = new Portfolio().dealer("D-1", "900000000.00");
        books.loan("BOOKS", "D-1", "DEALER", OPEN.minusDays(1)).importInto(system);
        dayEnds.closeAndAwait(OPEN.minusDays(1).toString(), "BALANCED");
        Portfolio portfolio = new Portfolio();
        for (String loan : List.of("BOUNCED", "EARLY", "RAISED", "SPLIT-1", "SPLIT-2", "LEAP")) {
            portfolio.dealer("D-" + loan, "200000.00");
        }
        portfolio
                .loan("BOUNCED", "D-BOUNCED", "DEALER")
                .loan("EARLY", "D-EARLY", "DEALER")
                .loan("RAISED", "D-RAISED", "DEALER")
                .loan("SPLIT-1", "D-SPLIT-1", "SPLIT")
                .loan("SPLIT-2", "D-SPLIT-2", "SPLIT")
                .loanByDaysOfYear("LEAP", "D-LEAP", "DEALER", BEFORE_LEAP_YEAR)
                .importInto(system);

        ToldLoan bounced = aPayoffBouncesFortyDatesLater();
        ToldLoan early = aPayoffComesBeforeThreeLaterRepayments();
        ToldLoan raised = aHigherRateOpensAPaidOffLoanAgain();
        bothPayersOfASplitLoanAreLateInEitherOrder();
        aRepaymentIsLateAcrossTheTwentyNinthOfFebruary();

        dayEnds.closeAndAwait(OPEN.toString(), "BALANCED");
        for (ToldLoan told : List.of(bounced, early, raised)) {
            told.closed(OPEN);
            assertThat(told.shown()).isEqualTo(told.expected());
        }
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    private ToldLoan told(String loan, String dealerShare) {
        return told(loan, dealerShare, DRAWDOWN, "ACT_360");
    }

    private ToldLoan told(String loan, String dealerShare, LocalDate drawdown, String dayCount) {
        PlainLoan.Terms terms = new PlainLoan.Terms(
                drawdown,
                new BigDecimal("200000.00"),
                new BigDecimal("0.108"),
                new BigDecimal("200.00"),
                new BigDecimal(dealerShare),
                dayCount);
        return new ToldLoan(system, loan, terms, OPEN);
    }

    /** The loan was paid off on 9 February. On 21 March it owes as if it had never been paid. */
    private ToldLoan aPayoffBouncesFortyDatesLater() {
        ToldLoan loan = told("BOUNCED", "1");
        LocalDate paidOff = OPEN.minusDays(40);
        loan.repay("payoff", "DEALER", loan.owedByDealer(paidOff), paidOff);
        assertThat(loan.shown()).isEqualTo(loan.expected());
        assertThat(text("BOUNCED", "/status")).isEqualTo("CLOSED");
        usedBy("D-BOUNCED", "0.00");

        loan.reverse("payoff", "BOUNCED");

        assertThat(loan.shown()).isEqualTo(loan.expected());
        assertThat(text("BOUNCED", "/status")).isEqualTo("OPEN");
        assertThat(text("BOUNCED", "/accruedThrough")).isEqualTo("2026-03-20");
        assertThat(text("BOUNCED", "/owed/dealer/lateFee")).isEqualTo("400.00");
        assertThat(text("BOUNCED", "/owed/dealer/interest")).isEqualTo("3000.00");
        usedBy("D-BOUNCED", "200000.00");
        return loan;
    }

    /** The loan was paid off before its three repayments, so all their money becomes unapplied. */
    private ToldLoan aPayoffComesBeforeThreeLaterRepayments() {
        ToldLoan loan = told("EARLY", "1");
        for (String date : List.of("2026-03-01", "2026-03-05", "2026-03-10")) {
            loan.repay("repaid " + date, "DEALER", new BigDecimal("5000.00"), LocalDate.parse(date));
        }
        LocalDate paidOff = LocalDate.of(2026, 2, 25);

        loan.repay("payoff", "DEALER", loan.owedByDealer(paidOff), paidOff);

        assertThat(loan.shown()).isEqualTo(loan.expected());
        assertThat(loan.shown())
                .containsEntry("repaid DEALER 2026-03-01", "0.00 0.00 0.00 0.00 5000.00")
                .containsEntry("repaid DEALER 2026-03-10", "0.00 0.00 0.00 0.00 5000.00");
        assertThat(text("EARLY", "/status")).isEqualTo("CLOSED");
        assertThat(system.account
                        .sql("SELECT COUNT(*) FROM unapplied_receipt WHERE amount = 500000 AND payer = 'DEALER'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        usedBy("D-EARLY", "0.00");
        return loan;
    }

    /** The payoff of 10 March was too small, but the error was the lender's: the dates since bear no fees. */
    private ToldLoan aHigherRateOpensAPaidOffLoanAgain() {
        ToldLoan loan = told("RAISED", "1");
        LocalDate paidOff = LocalDate.of(2026, 3, 10);
        loan.repay("payoff", "DEALER", loan.owedByDealer(paidOff), paidOff);
        assertThat(text("RAISED", "/status")).isEqualTo("CLOSED");

        loan.rate(LocalDate.of(2026, 2, 1), new BigDecimal("0.075"));

        assertThat(loan.shown()).isEqualTo(loan.expected());
        assertThat(text("RAISED", "/status")).isEqualTo("OPEN");
        assertThat(text("RAISED", "/owed/dealer/lateFee")).isEqualTo("0.00");
        assertThat(new BigDecimal(text("RAISED", "/principal"))).isEqualByComparingTo("61.67");
        usedBy("D-RAISED", "61.67");
        return loan;
    }

    private void bothPayersOfASplitLoanAreLateInEitherOrder() {
        LocalDate valueDate = LocalDate.of(2026, 2, 19);
        List<String> payers = List.of("DEALER", "MANUFACTURER");
        ToldLoan first = told("SPLIT-1", "0.35");
        ToldLoan second = told("SPLIT-2", "0.35");
        for (ToldLoan loan : List.of(first, second)) {
            loan.repay("on time", "DEALER", new BigDecimal("10000.00"), LocalDate.of(2026, 3, 10));
            for (String payer : loan == first ? payers : payers.reversed()) {
                loan.repay(payer, payer, new BigDecimal(payer.equals("DEALER") ? "378.00" : "702.00"), valueDate);
            }
            assertThat(loan.shown()).isEqualTo(loan.expected());
        }
        assertThat(first.standing()).isEqualTo(second.standing());
        assertThat(text("SPLIT-1", "/interestPeriods/0/manufacturer/unpaid")).isEqualTo("0.00");
        usedBy("D-SPLIT-2", text("SPLIT-1", "/principal"));
    }

    /** A date of 2023 bears 1/365 of a year's interest; a date of 2024, such as 29 February, bears 1/366. */
    private void aRepaymentIsLateAcrossTheTwentyNinthOfFebruary() {
        ToldLoan loan = told("LEAP", "1", BEFORE_LEAP_YEAR, "ACT_ACT_ISDA");
        loan.repay("on time", "DEALER", new BigDecimal("5000.00"), LocalDate.of(2024, 3, 10));

        loan.repay("late", "DEALER", new BigDecimal("30000.00"), LocalDate.of(2023, 12, 28));

        assertThat(loan.shown()).isEqualTo(loan.expected());
        List<String> dates = system.get("/v1/loans/LEAP/corrections")
                .body()
                .at("/items/0/dates")
                .valueStream()
                .map(date -> date.at("/date").asString() + " "
                        + date.at("/dealerInterest").asString())
                .toList();
        assertThat(dates).contains("2023-12-28 -5.82", "2024-02-29 -5.80").hasSize(73);
    }

    private String text(String loan, String path) {
        return system.get("/v1/loans/" + loan).text(path);
    }

    private void usedBy(String dealer, String used) {
        await("credit of " + dealer).until(() -> {
            Answer line = system.get("/v1/credit-lines/" + dealer);
            return line.text("/used").equals(used);
        });
    }
}
