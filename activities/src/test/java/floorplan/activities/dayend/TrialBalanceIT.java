package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.store.imports.SomeLoan;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants faults for the checks of the trial balance, except the checks of receipts. Each must fail and name the loans
 * to blame, if any.
 */
class TrialBalanceIT {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DATE = LocalDate.of(2026, 2, 20);

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    /** Two loans of each type, accrued through 20 February. The first of each type is repaid once. */
    @BeforeEach
    void closeSomeDates() {
        books.empty();
        books.account.completed(Stream.of(LoanType.values())
                .flatMap(type -> Stream.of(loan(type, 1), loan(type, 2)))
                .toArray(SomeLoan[]::new));
        books.closeThrough("2026-02-17", "2026-02-19");
        for (LoanType type : LoanType.values()) {
            assertThat(books.repay(type + "-1", Payer.DEALER, CNY, 10_000_00, DATE))
                    .isNull();
        }
        assertThat(books.close(DATE)).isEqualTo(DayEndStatus.BALANCED);
    }

    private static SomeLoan loan(LoanType type, int number) {
        SomeLoan loan = new SomeLoan(type + "-" + number);
        loan.loanType = type;
        loan.dealerShare = type == LoanType.SPLIT ? "0.35" : null;
        loan.drawdownDate = "2026-02-17";
        return loan;
    }

    static List<Arguments> faults() {
        return List.of(
                fault(
                        "a lost accrual row",
                        "DELETE FROM accrual WHERE business_date = '2026-02-20' AND loan_id = " + key("SPLIT-2"),
                        "LOANS_DUE null null SPLIT",
                        "SPLIT-2"),
                fault(
                        "a lost accrual row, in its receivable",
                        "DELETE FROM accrual WHERE business_date = '2026-02-20' AND loan_id = " + key("SPLIT-2"),
                        "RECEIVABLE CNY DEALER_INTEREST_RECEIVABLE SPLIT",
                        "SPLIT-2"),
                fault(
                        "a cent added to a day's interest",
                        "UPDATE accrual SET dealer_interest = dealer_interest + 1 WHERE business_date = '2026-02-20' AND loan_id = "
                                + key("DEALER-2"),
                        "BOOKED_ON_DATE CNY DEALER_INTEREST_RECEIVABLE DEALER",
                        "DEALER-2"),
                fault(
                        "a cent moved from one loan's total to another's",
                        "UPDATE accrual SET manufacturer_interest_total = manufacturer_interest_total + 1 WHERE business_date = '2026-02-20' AND loan_id = "
                                + key("MANUFACTURER-1"),
                        "RECEIVABLE CNY MANUFACTURER_INTEREST_RECEIVABLE MANUFACTURER",
                        "MANUFACTURER-1"),
                fault(
                        "a cent of principal",
                        "UPDATE loan SET principal = principal + 1 WHERE loan_no = 'DEALER-1'",
                        "RECEIVABLE CNY PRINCIPAL_RECEIVABLE DEALER",
                        "DEALER-1"),
                fault(
                        "a cent of what was paid",
                        "UPDATE loan SET dealer_interest_paid = dealer_interest_paid - 1 WHERE loan_no = 'DEALER-1'",
                        "RECEIVABLE CNY DEALER_INTEREST_RECEIVABLE DEALER",
                        "DEALER-1"),
                fault(
                        "a cent of one journal line",
                        "UPDATE journal_line SET amount = amount + 1 WHERE booking_date = '2026-02-20' AND account = 'CASH' AND loan_type = 'SPLIT'",
                        "DEBITS_AND_CREDITS_OF_DATE CNY null null",
                        "SPLIT-1"),
                fault(
                        "a cent of one journal line, overall",
                        "UPDATE journal_line SET amount = amount + 1 WHERE booking_date = '2026-02-20' AND account = 'CASH' AND loan_type = 'SPLIT'",
                        "DEBITS_AND_CREDITS CNY null null",
                        "SPLIT-1"),
                fault("a repayment posted twice", """
                        INSERT INTO journal_line SELECT booking_date, CONCAT(source, '-again'), event, calculated_for, account,
                            loan_type, currency, amount
                        FROM journal_line WHERE event = 'REPAYMENT' AND loan_type = 'DEALER'
                        """, "BOOKED_ON_DATE CNY CASH DEALER", "DEALER-1"),
                fault(
                        "a repayment not posted",
                        "DELETE FROM journal_line WHERE event = 'REPAYMENT' AND loan_type = 'DEALER'",
                        "BOOKED_ON_DATE CNY CASH DEALER",
                        "DEALER-1"),
                fault(
                        "a day's interest posted twice",
                        """
                        INSERT INTO journal_line SELECT booking_date, CONCAT('day-end:2026-02-21', SUBSTRING(source, 19)), event,
                            calculated_for, account, loan_type, currency, amount
                        FROM journal_line WHERE booking_date = '2026-02-20' AND event = 'INTEREST' AND loan_type = 'SPLIT'
                        """,
                        "BOOKED_ON_DATE CNY INTEREST_INCOME SPLIT",
                        "SPLIT-1 SPLIT-2"),
                fault(
                        "a day's interest posted with a cent more",
                        """
                        UPDATE journal_line SET amount = amount + SIGN(amount) WHERE booking_date = '2026-02-20'
                            AND event = 'INTEREST' AND loan_type = 'MANUFACTURER'
                        """,
                        "BOOKED_ON_DATE CNY INTEREST_INCOME MANUFACTURER",
                        "MANUFACTURER-1 MANUFACTURER-2"),
                fault(
                        "a missing loan",
                        "DELETE FROM loan WHERE loan_no = 'SPLIT-2'",
                        "ACCRUAL_ROWS null null null",
                        "key:300000001000000007"),
                fault(
                        "a loan left behind",
                        "UPDATE accrual SET business_date = '2026-02-28' WHERE business_date = '2026-02-20' AND loan_id = "
                                + key("DEALER-2"),
                        "LOANS_DUE null null DEALER",
                        "DEALER-2"),
                fault("a posting on a closed day", """
                        INSERT INTO journal_line SELECT booking_date, CONCAT(source, '-again'), event, calculated_for, account,
                            loan_type, currency, amount
                        FROM journal_line WHERE booking_date = '2026-02-18' AND event = 'INTEREST' AND loan_type = 'DEALER'
                        """, "CLOSING_BALANCE CNY INTEREST_INCOME DEALER", ""));
    }

    private static Arguments fault(String name, String sql, String check, String loans) {
        return Arguments.of(name, sql, check, loans);
    }

    private static String key(String loanNo) {
        return "(SELECT id FROM loan WHERE loan_no = '" + loanNo + "')";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesTheCheckTheAccountTheTypeAndTheLoans(String name, String sql, String check, String loans) {
        assertThat(books.owner.sql(sql).update()).isPositive();

        assertThat(books.check(DATE)).isEqualTo(DayEndStatus.UNBALANCED);

        assertThat(books.rows("""
                        SELECT CONCAT_WS(' ', name, COALESCE(currency, 'null'), COALESCE(account, 'null'),
                            COALESCE(loan_type, 'null'), '|', loans) AS differing
                        FROM trial_balance_check WHERE run = 2 AND business_date = '2026-02-20' AND expected <> actual
                        """)).contains(check + " | " + loans);
        assertThat(books.rows("SELECT note FROM trial_balance_check WHERE run = 2 AND expected <> actual"))
                .doesNotContain("");
    }

    @Test
    void makesTheNextDateWaitUntilItIsMended() {
        books.owner
                .sql("UPDATE loan SET principal = principal + 1 WHERE loan_no = 'DEALER-1'")
                .update();
        assertThat(books.check(DATE)).isEqualTo(DayEndStatus.UNBALANCED);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> books.dayEnd.begin(DATE.plusDays(1))))
                .hasStackTraceContaining("2026-02-21 waits: the books of 2026-02-20");

        books.owner
                .sql("UPDATE loan SET principal = principal - 1 WHERE loan_no = 'DEALER-1'")
                .update();
        assertThat(books.check(DATE)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.close(DATE.plusDays(1))).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void keepsEachAccountsClosingSoThatTheNextDateGoesOnFromIt() {
        assertThat(books.count("""
                        SELECT balance FROM closing_balance WHERE business_date = '2026-02-20'
                            AND account = 'PRINCIPAL_RECEIVABLE' AND loan_type = 'MANUFACTURER'
                        """)).isEqualTo(2 * 20_000_000 - 1_000_000);
        assertThat(books.count("SELECT SUM(balance) FROM closing_balance WHERE business_date = '2026-02-20'"))
                .isZero();
    }
}
