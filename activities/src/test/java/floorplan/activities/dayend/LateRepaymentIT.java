package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Late and bounced repayments on the real database: the rules' examples, and the books before and after. */
class LateRepaymentIT {
    private static final String FIRST_ROWS =
            "SELECT * FROM accrual WHERE business_date < '2026-04-01' ORDER BY business_date";
    private static final String CLOSINGS =
            "SELECT * FROM closing_balance WHERE business_date < '2026-04-01' ORDER BY business_date, account, loan_type";

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private final CorrectedLoanRows loan = new CorrectedLoanRows(books);

    @BeforeEach
    void empty() {
        books.empty();
    }

    @Test
    void allocatesALaterRepaymentAnewAndLeavesClosedBooksAlone() {
        loan.repayAndClose(LoanType.DEALER, 10_000_00);
        List<String> rows = books.rows(FIRST_ROWS);
        List<String> closings = books.rows(CLOSINGS);

        loan.repay(1080_00, "2026-02-19");

        assertThat(books.summary())
                .startsWith(
                        "Correction L:1: late fee -200.00, interest of the dealer -5.66 and of the manufacturer 0.00, "
                                + "penalty -5.51; credit 1285.51. ");
        assertThat(loan.entry())
                .containsExactly(
                        "2026-04-01 2026-02-19 CASH 108000",
                        "2026-04-01 2026-02-19 LATE_FEE_INCOME 20000",
                        "2026-04-01 2026-02-19 INTEREST_INCOME 566",
                        "2026-04-01 2026-02-19 PENALTY_INCOME 551",
                        "2026-04-01 2026-02-19 DEALER_INTEREST_RECEIVABLE -566",
                        "2026-04-01 2026-02-19 PRINCIPAL_RECEIVABLE -128551");
        assertThat(loan.allocations())
                .containsExactly(
                        "REPAYMENT 551 20000 256000 723449 0 0 0 148000 852000 0",
                        "REPAYMENT 0 0 0 0 0 0 0 108000 0 0");
        assertThat(books.rows("SELECT SUM(dealer_interest), SUM(penalty), SUM(late_fee) FROM correction_accrual"))
                .containsExactly("-566 -551 -20000");
        loan.balances("2026-04-01", "2026-04-21");
        assertThat(books.rows(FIRST_ROWS)).isEqualTo(rows);
        assertThat(books.rows(CLOSINGS)).isEqualTo(closings);
        assertThat(books.check(LocalDate.parse("2026-02-20"))).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void bringsBackWhatABouncedRepaymentKeptAway() {
        loan.repayAndClose(LoanType.DEALER, 10_000_00);
        assertThat(books.summary()).as("in time").isNull();

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(books.summary())
                .startsWith(
                        "Correction L:1: late fee 200.00, interest of the dealer 31.83 and of the manufacturer 0.00, "
                                + "penalty 10.82; credit -7234.49. ");
        assertThat(books.check(LocalDate.parse("2026-03-31"))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(loan.entry())
                .containsExactly(
                        "2026-04-01 2026-03-10 PRINCIPAL_RECEIVABLE 723449",
                        "2026-04-01 2026-03-10 DEALER_INTEREST_RECEIVABLE 259183",
                        "2026-04-01 2026-03-10 LATE_FEE_RECEIVABLE 40000",
                        "2026-04-01 2026-03-10 PENALTY_RECEIVABLE 1633",
                        "2026-04-01 2026-03-10 PENALTY_INCOME -1082",
                        "2026-04-01 2026-03-10 INTEREST_INCOME -3183",
                        "2026-04-01 2026-03-10 LATE_FEE_INCOME -20000",
                        "2026-04-01 2026-03-10 CASH -1000000");
        loan.balances("2026-04-01", "2026-04-21");
        assertThat(books.rows("SELECT principal, late_fee_paid, corrections, corrected_through FROM loan"))
                .containsExactly("20000000 0 1 2026-03-31");
    }

    @Test
    void changesBothPayersInterestOfASplitLoan() {
        loan.repayAndClose(LoanType.SPLIT, 10_000_00);

        loan.repay(378_00, "2026-02-19");

        assertThat(loan.allocations())
                .containsExactly(
                        "REPAYMENT 193 20000 89600 890207 0 0 0 51800 948200 0", "REPAYMENT 0 0 0 0 0 0 0 37800 0 0");
        assertThat(
                        books.rows(
                                "SELECT SUM(dealer_interest), SUM(manufacturer_interest), SUM(penalty), SUM(late_fee) FROM correction_accrual"))
                .containsExactly("-89 -166 -193 -20000");
        loan.balances("2026-04-01", "2026-04-21");
    }

    @Test
    void accruesAPaidOffLoanAsIfItHadNotBeen() {
        loan.close(LoanType.DEALER, "2026-03-09");
        loan.repay(202_765_51, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-04-19");

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(books.rows("SELECT closed_on, accrued_through, principal FROM loan"))
                .containsExactly("null 2026-04-19 20000000");
        assertThat(books.rows("SELECT late_fee_total, dealer_interest_total, penalty_total FROM correction"))
                .containsExactly("40000 420000 2887");
        loan.balances("2026-04-20", "2026-05-21");
        assertThat(books.check(LocalDate.parse("2026-04-01"))).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void leavesTheRowsOfALoanThatShouldHaveBeenPaidOffEarlier() {
        loan.close(LoanType.DEALER, "2026-03-31");

        loan.repay(201_440_00, "2026-02-10");

        assertThat(books.rows("SELECT paid_off_after FROM correction")).containsExactly("2026-02-10");
        assertThat(books.rows("SELECT closed_on, principal FROM loan")).containsExactly("2026-04-01 0");
        loan.balances("2026-04-01", "2026-04-02");
        for (String date : List.of("2026-02-09", "2026-02-10", "2026-03-31")) {
            assertThat(books.check(LocalDate.parse(date))).as(date).isEqualTo(DayEndStatus.BALANCED);
        }
    }

    @Test
    void findsALoanThatIsOpenAgainAfterItsRangeWasFinished() {
        loan.close(LoanType.DEALER, "2026-03-09");
        loan.repay(202_765_51, "2026-03-10");

        books.closeWhile(() -> books.reverse(books.newest(), ReversalKind.BOUNCED), "2026-03-10");
    }

    /** The surplus of loan L is booked on 13 March, and so is the correction that applies it to loan P. */
    @Test
    void findsALoanThatIsOpenAgainByACorrectionBookedLater() {
        books.account.completed(BooksUnderTest.loan(LoanType.DEALER, "P"));
        loan.close(LoanType.DEALER, "2026-03-09");
        loan.repay(500_00, "2026-03-05");
        loan.repay(1_00, "2026-03-13");
        loan.repay(200_040_00, "2026-01-06");
        assertThat(books.repay(
                        "P", Payer.DEALER, Currency.getInstance("CNY"), 199_900_00, LocalDate.parse("2026-01-07")))
                .isNull();
        String receipt =
                books.rows("SELECT id FROM receipt WHERE open_amount = 50000").getFirst();
        assertThat(books.apply(receipt, "P", null, "2026-03-06")).isNull();
        LocalDate open = LocalDate.parse("2026-03-10");
        books.dayEnd.begin(open);
        books.accrueLoans(open);

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(
                        books.rows(
                                "SELECT MAX(booking_date) FROM correction c JOIN loan l ON l.id = c.loan_id WHERE loan_no = 'P'"))
                .containsExactly("2026-03-13");
        assertThat(books.dayEnd.moveOpenDate(open)).isFalse();
        loan.balances("2026-03-10", "2026-03-14");
    }

    @Test
    void countsAReversalOfBeforeAsMoneyTakenBackOnItsDate() {
        loan.close(LoanType.DEALER, "2026-03-09");
        loan.repay(202_765_51, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-03-19");
        EarlierReversal.of(books, books.newest());
        books.closeThrough("2026-03-20", "2026-03-24");

        loan.repay(1080_00, "2026-02-20");

        assertThat(loan.allocations())
                .containsExactly(
                        "REPAYMENT 551 20000 256000 20000000 0 0 0 148000 20000000 128551",
                        "TAKE_BACK 551 20000 256000 20000000 0 0 0 148000 20000000 128551",
                        "REPAYMENT 0 0 0 0 0 0 0 108000 0 0");
        assertThat(books.count("SELECT COUNT(*) FROM unapplied_receipt")).isZero();
        loan.balances("2026-03-25", "2026-04-21");
    }

    @Test
    void doesNotCorrectALoanWhoseRowsAreDamaged() {
        loan.repayAndClose(LoanType.DEALER, 10_000_00);
        String repaid = books.newest();
        books.owner.sql("UPDATE loan SET principal = principal - 1").update();

        assertThat(loan.refused(1080_00, "2026-02-19").reason()).isEqualTo(RefusalReason.LOAN_INCOMPLETE);
        assertThatThrownBy(() -> books.reverse(repaid, ReversalKind.BOUNCED)).hasStackTraceContaining("IncompleteLoan");
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isZero();
    }

    @Test
    void takesNoMoreLateMoneyThanWasOwedOnItsValueDate() {
        loan.close(LoanType.DEALER, "2026-03-31");

        assertThat(loan.refused(201_440_01, "2026-02-10").detail()).contains("more than", "at most CNY 201440.00");
        assertThat(loan.refused(1, "2026-01-04").reason()).isEqualTo(RefusalReason.VALUE_DATE_OUT_OF_RANGE);

        loan.repay(201_440_00, "2026-02-10");
        assertThat(loan.refused(1, "2026-02-10").reason()).isEqualTo(RefusalReason.LOAN_CLOSED);
        assertThat(loan.refused(1, "2026-02-11").reason()).isEqualTo(RefusalReason.LOAN_CLOSED);
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isEqualTo(1);
        loan.repay(100_000_00, "2026-02-09");
        assertThat(books.count("SELECT SUM(amount) FROM unapplied_receipt")).isEqualTo(100_019_72);
        loan.balances("2026-04-01", "2026-04-02");
    }

    @Test
    void restoresTheNetPrincipalOnce() {
        loan.repayAndClose(LoanType.DEALER, 10_000_00);

        CreditMovement restoration = books.applied(1080_00, "2026-02-19");

        assertThat(restoration.principal().cents()).isEqualTo(1285_51);
        CreditMovement used = books.reverse(books.newest(), ReversalKind.BOUNCED);
        assertThat(used.principal().cents()).isEqualTo(1285_51);
        assertThat(books.reverse(books.newest(), ReversalKind.BOUNCED)).isEqualTo(used);
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isEqualTo(2);
        assertThat(books.rows("SELECT principal FROM loan")).containsExactly("19276551");
        assertThat(books.rows("SELECT action FROM audit WHERE subject_kind = 'repayment' ORDER BY seq"))
                .containsExactly("BACK_DATE_REPAYMENT", "REVERSE_REPAYMENT");
        assertThat(books.rows("SELECT state_before, state_after FROM audit WHERE action = 'REVERSE_REPAYMENT'"))
                .singleElement(STRING)
                .containsSubsequence("191480.00", "L:2", "192765.51");
        loan.balances("2026-04-01", "2026-04-02");
    }
}
