package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.ReversalKind;
import floorplan.workflows.correction.CorrectionResult;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Late inputs on the real database: the rules' examples, and the books before and after. */
class CorrectionIT {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String FIRST_ROWS =
            "SELECT * FROM accrual WHERE business_date < '2026-04-01' ORDER BY business_date";
    private static final String CLOSINGS =
            "SELECT * FROM closing_balance WHERE business_date < '2026-04-01' ORDER BY business_date, account, loan_type";

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    @BeforeEach
    void empty() {
        books.empty();
    }

    private static void close(LoanType type, String through) {
        books.account.completed(BooksUnderTest.loan(type, "L"));
        books.closeThrough("2026-01-05", through);
    }

    private static void repay(long cents, String valueDate) {
        assertThat(books.repay("L", Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    /** Repays on 10 March and closes through 31 March. */
    private static void repayAndClose(LoanType type, long cents) {
        close(type, "2026-03-09");
        repay(cents, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-03-31");
    }

    private static List<String> entry() {
        return books.rows("SELECT booking_date, calculated_for, account, amount FROM journal_line "
                + "WHERE source = 'correction:L:1' AND event = 'CORRECTION' ORDER BY amount DESC, account");
    }

    private static List<String> allocations() {
        return books.rows(
                "SELECT input_kind, old_penalty, old_late_fee, old_interest, old_principal, old_surplus, new_penalty, "
                        + "new_late_fee, new_interest, new_principal, new_surplus FROM correction_allocation ORDER BY seq, input_id");
    }

    private static void applied(CorrectionResult result) {
        assertThat(result.outcome()).as(result.summary()).isEqualTo(CorrectionOutcome.APPLIED);
    }

    private static void balances(String first, String last) {
        assertThat(books.closeAll(first, last)).containsOnly(DayEndStatus.BALANCED);
    }

    @Test
    void allocatesALaterRepaymentAnewAndLeavesClosedBooksAlone() {
        repayAndClose(LoanType.DEALER, 10_000_00);
        List<String> rows = books.rows(FIRST_ROWS);
        List<String> closings = books.rows(CLOSINGS);

        repay(1080_00, "2026-02-19");

        assertThat(entry())
                .containsExactly(
                        "2026-04-01 2026-02-19 CASH 108000",
                        "2026-04-01 2026-02-19 LATE_FEE_INCOME 20000",
                        "2026-04-01 2026-02-19 INTEREST_INCOME 566",
                        "2026-04-01 2026-02-19 PENALTY_INCOME 551",
                        "2026-04-01 2026-02-19 DEALER_INTEREST_RECEIVABLE -566",
                        "2026-04-01 2026-02-19 PRINCIPAL_RECEIVABLE -128551");
        assertThat(allocations())
                .containsExactly(
                        "REPAYMENT 551 20000 256000 723449 0 0 0 148000 852000 0",
                        "REPAYMENT 0 0 0 0 0 0 0 108000 0 0");
        assertThat(books.rows("SELECT SUM(dealer_interest), SUM(penalty), SUM(late_fee) FROM correction_accrual"))
                .containsExactly("-566 -551 -20000");
        balances("2026-04-01", "2026-04-21");
        assertThat(books.rows(FIRST_ROWS)).isEqualTo(rows);
        assertThat(books.rows(CLOSINGS)).isEqualTo(closings);
        assertThat(books.check(LocalDate.parse("2026-02-20"))).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void bringsBackWhatABouncedRepaymentKeptAway() {
        repayAndClose(LoanType.DEALER, 10_000_00);

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(books.check(LocalDate.parse("2026-03-31"))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(entry())
                .containsExactly(
                        "2026-04-01 2026-03-10 PRINCIPAL_RECEIVABLE 723449",
                        "2026-04-01 2026-03-10 DEALER_INTEREST_RECEIVABLE 259183",
                        "2026-04-01 2026-03-10 LATE_FEE_RECEIVABLE 40000",
                        "2026-04-01 2026-03-10 PENALTY_RECEIVABLE 1633",
                        "2026-04-01 2026-03-10 PENALTY_INCOME -1082",
                        "2026-04-01 2026-03-10 INTEREST_INCOME -3183",
                        "2026-04-01 2026-03-10 LATE_FEE_INCOME -20000",
                        "2026-04-01 2026-03-10 CASH -1000000");
        balances("2026-04-01", "2026-04-21");
        assertThat(books.rows("SELECT principal, late_fee_paid, corrections, corrected_through FROM loan"))
                .containsExactly("20000000 0 1 2026-03-31");
    }

    @Test
    void keepsThePaidOffDateAndTheSurplusOfALowerRate() {
        repayAndClose(LoanType.DEALER, 202_765_51);

        CorrectionResult corrected = books.correctRate("L", "2026-02-01", "0.069");

        assertThat(corrected.summary())
                .isEqualTo("Correction L:1: late fee 0.00, interest of the dealer -61.67 and of the manufacturer 0.00, "
                        + "penalty 0.00; credit 0.00.");

        assertThat(books.rows("SELECT paid_off_after FROM correction")).containsExactly("2026-03-10");
        assertThat(entry())
                .containsExactly(
                        "2026-04-01 2026-02-01 INTEREST_INCOME 6167", "2026-04-01 2026-02-01 UNAPPLIED_RECEIPTS -6167");
        assertThat(books.rows("SELECT receipt_id, payer, amount FROM unapplied_receipt"))
                .containsExactly(books.newest() + " DEALER 6167");
        balances("2026-04-01", "2026-04-02");
        assertThat(books.rows("SELECT closed_on FROM loan")).containsExactly("2026-03-10");
    }

    @Test
    void changesBothPayersInterestOfASplitLoan() {
        repayAndClose(LoanType.SPLIT, 10_000_00);

        repay(378_00, "2026-02-19");

        assertThat(allocations())
                .containsExactly(
                        "REPAYMENT 193 20000 89600 890207 0 0 0 51800 948200 0", "REPAYMENT 0 0 0 0 0 0 0 37800 0 0");
        assertThat(
                        books.rows(
                                "SELECT SUM(dealer_interest), SUM(manufacturer_interest), SUM(penalty), SUM(late_fee) FROM correction_accrual"))
                .containsExactly("-89 -166 -193 -20000");
        balances("2026-04-01", "2026-04-21");
    }

    @Test
    void accruesAPaidOffLoanAsIfItHadNotBeen() {
        close(LoanType.DEALER, "2026-03-09");
        repay(202_765_51, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-04-19");

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(books.rows("SELECT closed_on, accrued_through, principal FROM loan"))
                .containsExactly("null 2026-04-19 20000000");
        assertThat(books.rows("SELECT late_fee_total, dealer_interest_total, penalty_total FROM correction"))
                .containsExactly("40000 420000 2887");
        balances("2026-04-20", "2026-05-21");
        assertThat(books.check(LocalDate.parse("2026-04-01"))).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void leavesTheRowsOfALoanThatShouldHaveBeenPaidOffEarlier() {
        close(LoanType.DEALER, "2026-03-31");

        repay(201_440_00, "2026-02-10");

        assertThat(books.rows("SELECT paid_off_after FROM correction")).containsExactly("2026-02-10");
        assertThat(books.rows("SELECT closed_on, principal FROM loan")).containsExactly("2026-04-01 0");
        balances("2026-04-01", "2026-04-02");
        for (String date : List.of("2026-02-09", "2026-02-10", "2026-03-31")) {
            assertThat(books.check(LocalDate.parse(date))).as(date).isEqualTo(DayEndStatus.BALANCED);
        }
    }

    @Test
    void findsALoanThatIsOpenAgainAfterItsRangeWasFinished() {
        close(LoanType.DEALER, "2026-03-09");
        repay(202_765_51, "2026-03-10");

        books.closeWhile(() -> books.reverse(books.newest(), ReversalKind.BOUNCED), "2026-03-10");
    }

    @Test
    void limitsTheFeesOfMoneyThatTheLenderPutOnTheWrongLoan() {
        close(LoanType.DEALER, "2026-02-19");
        repay(1080_00, "2026-02-20");
        books.closeThrough("2026-02-20", "2026-03-09");

        books.reverse(books.newest(), ReversalKind.MISPOSTED);

        assertThat(entry())
                .containsExactly(
                        "2026-03-10 2026-02-20 DEALER_INTEREST_RECEIVABLE 108000",
                        "2026-03-10 2026-02-20 UNAPPLIED_RECEIPTS -108000");
        assertThat(books.rows("SELECT fees_limited_through FROM correction")).containsExactly("2026-03-09");
        balances("2026-03-10", "2026-03-21");
        // The limits hold for later corrections, too.
        applied(books.correctRate("L", "2026-01-05", "0.08"));
        assertThat(books.count("SELECT SUM(late_fee) FROM correction_accrual WHERE business_date < '2026-03-10'"))
                .isZero();
        balances("2026-03-22", "2026-03-23");
    }

    @Test
    void keepsTheFeesThatStoodAsTheirLimit() {
        close(LoanType.DEALER, "2026-03-09");

        applied(books.correctRate("L", "2026-01-05", "0.08"));

        assertThat(books.rows("SELECT business_date, late_fee, penalty FROM fee_limit WHERE late_fee > 0"))
                .containsExactly("2026-02-20 20000 0");
        assertThat(books.count("SELECT SUM(penalty) FROM fee_limit")).isEqualTo(5_51);
        assertThat(books.count("SELECT SUM(penalty) FROM correction_accrual")).isZero();
        balances("2026-03-10", "2026-03-12");
    }

    @Test
    void waivesALateFeeAndPenaltyUntilTheyNeverArose() {
        close(LoanType.DEALER, "2026-03-09");
        applied(books.waive("L", YearMonth.of(2026, 1), null));
        applied(books.waive("L", null, 5_00L));
        assertThat(books.rows("SELECT penalty_waived, late_fee_waived FROM loan"))
                .containsExactly("500 20000");
        balances("2026-03-10", "2026-03-11");

        repay(1080_00, "2026-02-20");

        assertThat(books.rows("SELECT penalty_waived, late_fee_waived FROM loan"))
                .containsExactly("0 0");
        balances("2026-03-12", "2026-03-13");
    }

    @Test
    void countsAReversalOfBeforeAsMoneyTakenBackOnItsDate() {
        close(LoanType.DEALER, "2026-03-09");
        repay(202_765_51, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-03-19");
        EarlierReversal.of(books, books.newest());
        books.closeThrough("2026-03-20", "2026-03-24");

        repay(1080_00, "2026-02-20");

        assertThat(allocations())
                .containsExactly(
                        "REPAYMENT 551 20000 256000 20000000 0 0 0 148000 20000000 128551",
                        "TAKE_BACK 551 20000 256000 20000000 0 0 0 148000 20000000 128551",
                        "REPAYMENT 0 0 0 0 0 0 0 108000 0 0");
        assertThat(books.count("SELECT COUNT(*) FROM unapplied_receipt")).isZero();
        balances("2026-03-25", "2026-04-21");
    }

    @Test
    void doesNotCorrectALoanWhoseRowsAreDamaged() {
        repayAndClose(LoanType.DEALER, 10_000_00);
        String repaid = books.newest();
        books.owner.sql("UPDATE loan SET principal = principal - 1").update();

        assertThat(refused(1080_00, "2026-02-19").reason()).isEqualTo(RefusalReason.LOAN_INCOMPLETE);
        assertThatThrownBy(() -> books.reverse(repaid, ReversalKind.BOUNCED)).hasStackTraceContaining("IncompleteLoan");
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isZero();
    }

    private static Refusal refused(long cents, String valueDate) {
        return Objects.requireNonNull(books.repay("L", Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)));
    }

    @Test
    void takesNoMoreLateMoneyThanWasOwedOnItsValueDate() {
        close(LoanType.DEALER, "2026-03-31");

        assertThat(refused(201_440_01, "2026-02-10").detail()).contains("more than", "at most CNY 201440.00");
        assertThat(refused(1, "2026-01-04").reason()).isEqualTo(RefusalReason.VALUE_DATE_OUT_OF_RANGE);

        repay(201_440_00, "2026-02-10");
        assertThat(refused(1, "2026-02-10").reason()).isEqualTo(RefusalReason.LOAN_CLOSED);
        assertThat(refused(1, "2026-02-11").reason()).isEqualTo(RefusalReason.LOAN_CLOSED);
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isEqualTo(1);
        repay(100_000_00, "2026-02-09");
        assertThat(books.count("SELECT SUM(amount) FROM unapplied_receipt")).isEqualTo(100_019_72);
        balances("2026-04-01", "2026-04-02");
    }

    @Test
    void restoresTheNetPrincipalOnce() {
        repayAndClose(LoanType.DEALER, 10_000_00);

        CreditMovement restoration = books.applied(1080_00, "2026-02-19");

        assertThat(restoration.principal().cents()).isEqualTo(1285_51);
        CreditMovement used = books.reverse(books.newest(), ReversalKind.BOUNCED);
        assertThat(used.principal().cents()).isEqualTo(1285_51);
        assertThat(books.reverse(books.newest(), ReversalKind.BOUNCED)).isEqualTo(used);
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isEqualTo(2);
        assertThat(books.rows("SELECT principal FROM loan")).containsExactly("19276551");
        assertThat(books.rows("SELECT action FROM audit WHERE subject_kind = 'repayment' ORDER BY seq"))
                .containsExactly("BACK_DATE_REPAYMENT", "REVERSE_REPAYMENT");
        balances("2026-04-01", "2026-04-02");
    }
}
