package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.store.imports.SomeLoan;
import floorplan.workflows.receipt.PayoutResult;
import floorplan.workflows.receipt.PayoutResult.PayoutOutcome;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books with two unapplied receipts, and loans that they may pay. */
final class ReceiptsUnderTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    private final BooksUnderTest books;

    /** The id of the surplus of 1,000.00 of loan L. */
    String surplus = "";

    /** The id of a receipt of 7,000.00 from a bank. */
    String bank = "";

    ReceiptsUnderTest(BooksUnderTest books) {
        this.books = books;
    }

    /** Begins anew. The books are open from 10 March on. */
    void receive() {
        books.empty();
        books.account.completed(loan(LoanType.DEALER, "L"), loan(LoanType.SPLIT, "M"), loan(LoanType.DEALER, "N"));
        books.closeThrough("2026-03-01", "2026-03-04");
        repay("L", 2_000_00, "2026-03-05");
        repay("L", 198_160_00, "2026-03-05");
        books.closeThrough("2026-03-05", "2026-03-09");
        repay("L", 1_000_00, "2026-03-04");
        surplus = books.rows("SELECT id FROM receipt").getFirst();
        bank = books.receive(ReceiptPayer.UNKNOWN, null, 7_000_00, "2026-03-06");
    }

    private static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = BooksUnderTest.loan(type, number);
        loan.drawdownDate = "2026-03-01";
        return loan;
    }

    void repay(String loan, long cents, String valueDate) {
        assertThat(books.repay(loan, Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    /** Closes the open date, whose books must balance. */
    void assertBalanced() {
        LocalDate open =
                LocalDate.parse(books.rows("SELECT open_date FROM open_date").getFirst());
        assertThat(books.close(open)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.count("SELECT SUM(amount) FROM journal_line WHERE account = 'UNAPPLIED_RECEIPTS'"))
                .isEqualTo(-books.count("SELECT SUM(open_amount) FROM receipt"));
    }

    /** A receipt's amount, open amount and status. */
    List<String> receipt(String id) {
        return books.rows("SELECT amount, open_amount, status FROM receipt WHERE id = '" + id + "'");
    }

    /** The journal lines of a source, debits first. */
    List<String> entry(String source) {
        return books.rows("SELECT booking_date, event, account, loan_type, amount FROM journal_line WHERE source = '"
                + source + "' ORDER BY amount DESC, account");
    }

    void refused(@Nullable Refusal refusal, RefusalReason reason, String detail) {
        assertThat(refusal).isNotNull().satisfies(found -> {
            assertThat(found.reason()).as(found.detail()).isEqualTo(reason);
            assertThat(found.detail()).contains(detail);
        });
    }

    void paid(PayoutResult result) {
        assertThat(result.outcome()).as(result.summary()).isEqualTo(PayoutOutcome.PAID);
    }
}
