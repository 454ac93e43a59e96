package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.imports.SomeLoan;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reversals of repayments, and the books before and after. */
class ReversalIT {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String LOAN =
            "SELECT principal, dealer_interest_paid, manufacturer_interest_paid, penalty_paid, "
                    + "late_fee_paid, closed_on, accrued_through FROM loan WHERE loan_no = 'L'";

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    @BeforeEach
    void empty() {
        books.empty();
    }

    private static SomeLoan loan(LoanType type) {
        SomeLoan loan = new SomeLoan("L");
        loan.loanType = type;
        loan.dealerShare = type == LoanType.SPLIT ? "0.35" : null;
        return loan;
    }

    private static void repay(long cents, String valueDate) {
        assertThat(books.repay("L", Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    private static List<String> periodsPaid() {
        return books.rows("SELECT month, dealer_paid, manufacturer_paid FROM period_paid "
                + "WHERE dealer_paid <> 0 OR manufacturer_paid <> 0 ORDER BY month");
    }

    @ParameterizedTest
    @EnumSource(LoanType.class)
    void givesEachBalanceAndPeriodBackAsItWasAllocated(LoanType type) {
        books.account.completed(loan(type));
        books.closeThrough("2026-01-05", "2026-03-09");
        List<String> before = books.rows(LOAN);
        List<String> periodsBefore = periodsPaid();
        repay(1_000_000, "2026-03-10");
        assertThat(books.rows(LOAN)).isNotEqualTo(before);

        CreditMovement movement = books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(movement.kind()).isEqualTo(CreditMovement.MovementKind.REVERSAL);
        assertThat(movement.valueDate()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(books.rows(LOAN)).isEqualTo(before);
        assertThat(periodsPaid()).isEqualTo(periodsBefore);
        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.rows("SELECT status FROM repayment_log")).containsExactly("REVERSED");
    }

    @Test
    void isTheSameWhenTriedAgain() {
        books.account.completed(loan(LoanType.DEALER));
        books.closeThrough("2026-01-05", "2026-03-09");
        repay(1_000_000, "2026-03-10");
        CreditMovement first = books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(books.reverse(books.newest(), ReversalKind.BOUNCED)).isEqualTo(first);
        assertThat(books.count("SELECT principal FROM loan")).isEqualTo(20_000_000);
        assertThat(books.count("SELECT COUNT(*) FROM reversal_log")).isEqualTo(1);
    }

    @Test
    void isBookedOnTheOpenDateAndLeavesClosedBooksAlone() {
        books.account.completed(loan(LoanType.SPLIT));
        books.closeThrough("2026-01-05", "2026-03-09");
        repay(1_000_000, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-04-21");
        List<String> closed =
                books.rows("SELECT * FROM closing_balance ORDER BY business_date, currency, account, loan_type");

        books.reverse(books.newest(), ReversalKind.BOUNCED);

        assertThat(books.rows(LOAN).getFirst()).startsWith("20000000 0 0 0 0 null 2026-04-21");
        assertThat(books.rows(
                        "SELECT DISTINCT booking_date, calculated_for FROM journal_line WHERE event = 'CORRECTION'"))
                .containsExactly("2026-04-22 2026-03-10");
        assertThat(books.check(LocalDate.of(2026, 4, 21))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.rows("SELECT * FROM closing_balance ORDER BY business_date, currency, account, loan_type"))
                .isEqualTo(closed);
        assertThat(books.close("2026-04-22")).isEqualTo(DayEndStatus.BALANCED);
    }

    private static void payOff(String valueDate) {
        LocalDate date = LocalDate.parse(valueDate);
        for (Payer payer : Payer.values()) {
            long owed = owed(payer);
            if (owed > 0) {
                assertThat(books.repay("L", payer, CNY, owed, date)).isNull();
            }
        }
        assertThat(books.rows("SELECT closed_on FROM loan")).containsExactly(valueDate);
    }

    private static long owed(Payer payer) {
        return books.count(
                switch (payer) {
                    case DEALER -> """
                    SELECT l.principal + a.dealer_interest_total - l.dealer_interest_paid + a.penalty_total - l.penalty_paid
                        + a.late_fee_total - l.late_fee_paid
                    FROM loan l JOIN accrual a ON a.loan_id = l.id AND a.business_date = l.accrued_through
                    """;
                    case MANUFACTURER -> """
                    SELECT a.manufacturer_interest_total - l.manufacturer_interest_paid
                    FROM loan l JOIN accrual a ON a.loan_id = l.id AND a.business_date = l.accrued_through
                    """;
                });
    }

    @ParameterizedTest
    @EnumSource(LoanType.class)
    void opensAPaidOffLoanAgainThroughTheDayBeforeTheOpenDate(LoanType type) {
        books.account.completed(loan(type));
        books.closeThrough("2026-01-05", "2026-01-30");
        payOff("2026-01-31");
        String bounced = books.newest();
        books.closeThrough("2026-01-31", "2026-04-20");

        books.reverse(bounced, ReversalKind.BOUNCED);

        assertThat(books.rows("SELECT closed_on, accrued_through FROM loan")).containsExactly("null 2026-04-20");
        assertThat(books.count("SELECT COUNT(*) FROM accrual WHERE business_date > '2026-01-30' AND (late_fee <> 0 "
                        + "OR dealer_interest <> 0 OR manufacturer_interest <> 0 OR penalty <> 0)"))
                .as("what these dates post stands in the correction")
                .isZero();
        assertThat(books.check(LocalDate.of(2026, 2, 20))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.close("2026-04-21")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.closeAll("2026-04-22", "2026-06-21")).containsOnly(DayEndStatus.BALANCED);
        payOff("2026-06-22");
        assertThat(books.close("2026-06-22")).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void accruesALoanThatRestartsAfterItsRangeWasFinished() {
        books.account.completed(loan(LoanType.DEALER));
        books.closeThrough("2026-01-05", "2026-01-30");
        payOff("2026-01-31");

        books.closeWhile(() -> books.reverse(books.newest(), ReversalKind.BOUNCED), "2026-01-31");
    }

    @Test
    void isPaidOffAndReversedAgainAndAgain() {
        books.account.completed(loan(LoanType.SPLIT));
        books.closeThrough("2026-01-05", "2026-02-27");
        LocalDate date = LocalDate.of(2026, 2, 28);
        for (int round = 0; round < 3; round++) {
            payOff(date.toString());
            assertThat(books.close(date)).isEqualTo(DayEndStatus.BALANCED);
            assertThat(books.close(date.plusDays(1))).isEqualTo(DayEndStatus.BALANCED);
            books.reverse(books.newest(), ReversalKind.BOUNCED);
            assertThat(books.close(date.plusDays(2))).isEqualTo(DayEndStatus.BALANCED);
            date = date.plusDays(3);
        }
    }

    @Test
    void reversesNothingThatWasNotApplied() {
        books.account.completed(loan(LoanType.DEALER));
        books.closeThrough("2026-01-05", "2026-03-09");
        assertThat(books.repay("L", Payer.DEALER, CNY, 99_000_000, LocalDate.of(2026, 3, 10)))
                .isNotNull();

        assertThat(books.mayReverse(books.newest(), ReversalKind.BOUNCED)).isFalse();
        assertThat(books.mayReverse("f".repeat(32), ReversalKind.BOUNCED)).isFalse();
        assertThat(books.count("SELECT COUNT(*) FROM reversal_log")).isZero();
    }

    @Test
    void namesAnEarlierReversalThatWasPostedOtherwise() {
        books.account.completed(loan(LoanType.DEALER));
        books.closeThrough("2026-01-05", "2026-03-09");
        repay(202_765_51, "2026-03-10");
        EarlierReversal.of(books, books.newest());
        books.owner
                .sql(
                        "UPDATE journal_line SET amount = amount + 1 WHERE event = 'REVERSAL' AND account = 'PRINCIPAL_RECEIVABLE'")
                .update();

        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.UNBALANCED);
        assertThat(books.rows("SELECT DISTINCT loans, note FROM trial_balance_check WHERE name = 'BOOKED_ON_DATE' "
                        + "AND expected <> actual"))
                .containsExactly("L entry reversal:" + books.newest());
    }
}
