package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.ReversalKind;
import floorplan.workflows.correction.CorrectionResult;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Corrected rates, money on the wrong loan, and waivers on the real database: fees are limited or given up. */
class LendersErrorIT {
    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private final CorrectedLoanRows loan = new CorrectedLoanRows(books);

    @BeforeEach
    void empty() {
        books.empty();
    }

    private static void applied(CorrectionResult result) {
        assertThat(result.outcome()).as(result.summary()).isEqualTo(CorrectionOutcome.APPLIED);
    }

    @Test
    void keepsThePaidOffDateAndTheSurplusOfALowerRate() {
        loan.repayAndClose(LoanType.DEALER, 202_765_51);

        CorrectionResult corrected = books.correctRate("L", "2026-02-01", "0.069");

        assertThat(corrected.summary())
                .isEqualTo("Correction L:1: late fee 0.00, interest of the dealer -61.67 and of the manufacturer 0.00, "
                        + "penalty 0.00; credit 0.00. GET /v1/loans/L/corrections has every difference.");

        assertThat(books.rows("SELECT paid_off_after FROM correction")).containsExactly("2026-03-10");
        assertThat(loan.entry())
                .containsExactly(
                        "2026-04-01 2026-02-01 INTEREST_INCOME 6167", "2026-04-01 2026-02-01 UNAPPLIED_RECEIPTS -6167");
        assertThat(books.rows("SELECT receipt_id, payer, amount FROM unapplied_receipt"))
                .containsExactly(books.newest() + " DEALER 6167");
        loan.balances("2026-04-01", "2026-04-02");
        assertThat(books.rows("SELECT closed_on FROM loan")).containsExactly("2026-03-10");
    }

    @Test
    void limitsTheFeesOfMoneyThatTheLenderPutOnTheWrongLoan() {
        loan.close(LoanType.DEALER, "2026-02-19");
        loan.repay(1080_00, "2026-02-20");
        books.closeThrough("2026-02-20", "2026-03-09");

        books.reverse(books.newest(), ReversalKind.MISPOSTED);

        assertThat(loan.entry())
                .containsExactly(
                        "2026-03-10 2026-02-20 DEALER_INTEREST_RECEIVABLE 108000",
                        "2026-03-10 2026-02-20 UNAPPLIED_RECEIPTS -108000");
        assertThat(books.rows("SELECT fees_limited_through FROM correction")).containsExactly("2026-03-09");
        loan.balances("2026-03-10", "2026-03-21");
        // The limits hold for later corrections, too.
        applied(books.correctRate("L", "2026-01-05", "0.08"));
        assertThat(books.count("SELECT SUM(late_fee) FROM correction_accrual WHERE business_date < '2026-03-10'"))
                .isZero();
        loan.balances("2026-03-22", "2026-03-23");
    }

    @Test
    void keepsTheFeesThatStoodAsTheirLimit() {
        loan.close(LoanType.DEALER, "2026-03-09");

        applied(books.correctRate("L", "2026-01-05", "0.08"));

        assertThat(books.rows("SELECT business_date, late_fee, penalty FROM fee_limit WHERE late_fee > 0"))
                .containsExactly("2026-02-20 20000 0");
        assertThat(books.count("SELECT SUM(penalty) FROM fee_limit")).isEqualTo(5_51);
        assertThat(books.count("SELECT SUM(penalty) FROM correction_accrual")).isZero();
        loan.balances("2026-03-10", "2026-03-12");
    }

    @Test
    void limitsNoFeesByARateThatIsNotLate() {
        loan.close(LoanType.DEALER, "2026-02-19");
        loan.repay(1080_00, "2026-02-20");
        books.closeThrough("2026-02-20", "2026-03-09");

        applied(books.correctRate("L", "2026-03-10", "0.08"));

        assertThat(books.rows("SELECT fees_limited_through FROM correction")).containsExactly("null");
        books.reverse(books.newest(), ReversalKind.BOUNCED);
        assertThat(books.rows("SELECT SUM(late_fee), SUM(penalty) FROM correction_accrual"))
                .containsExactly("20000 551");
        loan.balances("2026-03-10", "2026-03-11");
    }

    @Test
    void waivesALateFeeAndPenaltyUntilTheyNeverArose() {
        loan.close(LoanType.DEALER, "2026-03-09");
        applied(books.waive("L", YearMonth.of(2026, 1), null));
        applied(books.waive("L", null, 5_00L));
        assertThat(books.rows("SELECT penalty_waived, late_fee_waived FROM loan"))
                .containsExactly("500 20000");
        loan.balances("2026-03-10", "2026-03-11");

        loan.repay(1080_00, "2026-02-20");

        assertThat(books.rows("SELECT penalty_waived, late_fee_waived FROM loan"))
                .containsExactly("0 0");
        loan.balances("2026-03-12", "2026-03-13");
    }
}
