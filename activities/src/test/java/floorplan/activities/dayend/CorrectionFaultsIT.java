package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.TestStack;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.TestSchema;
import floorplan.store.audit.VerifyAudit;
import floorplan.store.imports.SomeLoan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants faults in corrections. A check of the trial balance must fail and name the loan. */
class CorrectionFaultsIT {
    /** The principal and 16 days of interest. */
    private static final long PAYOFF = 200_640_00;

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    /** Two loans: L has a late repayment and a reversal, and M two waivers, all booked on 23 February. */
    @BeforeEach
    void correctALoan() {
        books.empty();
        books.account.completed(loan("L"), loan("M"));
        books.closeThrough("2026-01-25", "2026-02-21");
        repay(500_00, "2026-02-22");
        String first = books.newest();
        books.closeThrough("2026-02-22", "2026-02-22");
        books.waive("M", YearMonth.of(2026, 1), 100_00L);
        books.waive("M", null, 10L);
        repay(200_00, "2026-02-19");
        books.reverse(first, ReversalKind.MISPOSTED);
    }

    private static void repay(long cents, String valueDate) {
        repay("L", cents, valueDate);
    }

    private static void repay(String loan, long cents, String valueDate) {
        assertThat(books.repay(loan, Payer.DEALER, Currency.getInstance("CNY"), cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    private static SomeLoan loan(String number) {
        SomeLoan loan = BooksUnderTest.loan(LoanType.DEALER, number);
        loan.drawdownDate = "2026-01-25";
        return loan;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE correction_accrual SET penalty = penalty + 1 LIMIT 1 | BOOKED_ON_DATE PENALTY_RECEIVABLE | L entry correction:L:
            UPDATE correction_accrual SET dealer_interest = dealer_interest + 1 LIMIT 1 | BOOKED_ON_DATE INTEREST_INCOME | L entry correction:L:
            UPDATE correction_allocation SET new_interest = new_interest + 1 WHERE input_kind = 'REPAYMENT' LIMIT 1 | BOOKED_ON_DATE DEALER_INTEREST_RECEIVABLE | L
            UPDATE correction_allocation SET new_surplus = new_surplus + 1 WHERE new_surplus > 0 | BOOKED_ON_DATE UNAPPLIED_RECEIPTS | L
            UPDATE correction_allocation SET new_late_fee = new_late_fee + 1 WHERE input_kind = 'WAIVER' LIMIT 1 | BOOKED_ON_DATE LATE_FEE_INCOME | M
            UPDATE correction SET dealer_interest_total = dealer_interest_total + 1 WHERE kind = 'MISPOSTED' | RECEIVABLE DEALER_INTEREST_RECEIVABLE | L
            UPDATE correction SET penalty_total = penalty_total + 1 WHERE kind = 'MISPOSTED' | RECEIVABLE PENALTY_RECEIVABLE | L
            UPDATE loan SET late_fee_waived = late_fee_waived + 1 WHERE loan_no = 'M' | RECEIVABLE LATE_FEE_RECEIVABLE | M
            UPDATE loan SET penalty_waived = penalty_waived + 1 WHERE loan_no = 'M' | RECEIVABLE PENALTY_RECEIVABLE | M
            UPDATE unapplied_receipt SET amount = amount + 1 | RECEIVABLE UNAPPLIED_RECEIPTS | L
            DELETE FROM journal_line WHERE source = 'correction:L:1' | BOOKED_ON_DATE CASH | L entry correction:L:1
            UPDATE journal_line SET amount = amount - 1 WHERE source = 'correction:L:1' AND account = 'CASH' | BOOKED_ON_DATE CASH | L entry correction:L:1
            """)
    void isNamedWithItsLoan(String fault, String check, String named) {
        books.owner.sql(fault).update();

        assertThat(books.close("2026-02-23")).isEqualTo(DayEndStatus.UNBALANCED);

        assertThat(
                        books.rows(
                                "SELECT name, account, loans, note FROM trial_balance_check WHERE expected <> actual AND account IS NOT NULL"))
                .anyMatch(row -> row.startsWith(check + " " + named));
    }

    /**
     * Loan N was paid off on 10 February until the payment bounced; a late repayment would have paid loan O off on that
     * date. After both corrections the books of 15 February still balance.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DELETE FROM accrual WHERE business_date = '2026-02-15' AND loan_id = (SELECT id FROM loan WHERE loan_no = 'N') | LOANS_DUE | N
            UPDATE loan SET closed_on = '2026-02-10' WHERE loan_no = 'O' | ACCRUAL_ROWS | O
            """)
    void isNamedIfItChangesTheLoansThatADateWasDueFor(String fault, String check, String loan) {
        LocalDate date = LocalDate.parse("2026-02-15");
        books.account.completed(loan("N"), loan("O"));
        repay("N", PAYOFF, "2026-02-10");
        books.reverse(books.newest(), ReversalKind.BOUNCED);
        repay("O", 1_00, "2026-02-23");
        repay("O", PAYOFF, "2026-02-10");
        assertThat(books.close("2026-02-23")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.check(date)).isEqualTo(DayEndStatus.BALANCED);

        books.owner.sql(fault).update();

        assertThat(books.check(date)).isEqualTo(DayEndStatus.UNBALANCED);
        assertThat(books.rows("SELECT name, loans FROM trial_balance_check WHERE expected <> actual"))
                .contains(check + " " + loan);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "UPDATE correction SET reason = 'another'",
                "UPDATE correction_accrual SET interest_sum = interest_sum + 1",
                "UPDATE correction_allocation SET new_penalty = new_penalty + 1",
                "UPDATE repayment_log SET client = 'another' WHERE correction_seq IS NOT NULL",
                "UPDATE reversal_log SET reason = 'another'",
                "UPDATE correction_request SET amount = amount + 1",
                "DELETE FROM correction WHERE kind = 'WAIVER'",
            })
    void breaksTheSealOfItsDate(String change) {
        assertThat(books.close("2026-02-23")).isEqualTo(DayEndStatus.BALANCED);
        // The audit's command verifies both schemas.
        TestSchema.clms("api");
        StringBuilder report = new StringBuilder();
        VerifyAudit audit = new VerifyAudit(TestStack.get().environment());
        assertThat(audit.verify(report)).as(report.toString()).isTrue();

        books.owner.sql(change).update();

        assertThat(audit.verify(report)).isFalse();
        assertThat(report).contains("seals the corrections booked on 2026-02-23");
    }
}
