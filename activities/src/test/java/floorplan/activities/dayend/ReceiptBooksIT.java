package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.imports.SomeLoan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The books of money that no loan takes yet, and the checks that fail when they are wrong. */
class ReceiptBooksIT {
    private static final Path MIGRATION = Path.of("..", "sql", "account", "V061__headers_of_receipts.sql");
    private static final Currency CNY = Currency.getInstance("CNY");

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    /** Money from a bank, a misposted repayment and a surplus of another, booked on 10 March. */
    @BeforeEach
    void receive() {
        books.empty();
        books.account.completed(loan(LoanType.DEALER, "L"), loan(LoanType.SPLIT, "M"));
        books.closeThrough("2026-03-01", "2026-03-04");
        repay("M", 1_000_00, "2026-03-05");
        String wrong = books.newest();
        repay("L", 200_160_00, "2026-03-05");
        books.closeThrough("2026-03-05", "2026-03-09");
        books.receive(ReceiptPayer.UNKNOWN, null, 7_000_00, "2026-03-09");
        books.reverse(wrong, ReversalKind.MISPOSTED);
        books.correctRate("L", "2026-03-01", "0.06");
    }

    private static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = BooksUnderTest.loan(type, number);
        loan.drawdownDate = "2026-03-01";
        return loan;
    }

    private static void repay(String loan, long cents, String valueDate) {
        assertThat(books.repay(loan, Payer.DEALER, CNY, cents, LocalDate.parse(valueDate)))
                .isNull();
    }

    @Test
    void balanceWithMoneyOfNoLoan() {
        assertThat(
                        books.rows(
                                "SELECT origin, payer, party, amount, open_amount, received_on, status FROM receipt ORDER BY origin"))
                .containsExactly(
                        "BANK UNKNOWN null 700000 700000 2026-03-09 OPEN",
                        "MISPOSTED DEALER dealer 100000 100000 2026-03-05 OPEN",
                        "SURPLUS DEALER dealer 2667 2667 2026-03-05 OPEN");
        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.rows("SELECT account, balance FROM closing_balance WHERE loan_type = 'NONE' ORDER BY account"))
                .containsExactly("CASH 700000", "UNAPPLIED_RECEIPTS -700000");
        assertThat(books.rows("SELECT expected, actual FROM trial_balance_check WHERE name = 'OPEN_RECEIPTS'"))
                .contains("-802667 -802667");
    }

    @Test
    void cancelTheReceiptOfASurplusThatTheLoanTakesAfterAll() {
        books.correctRate("L", "2026-03-01", "0.08");

        assertThat(books.rows("SELECT amount, open_amount, status FROM receipt WHERE origin = 'SURPLUS'"))
                .containsExactly("0 0 CANCELLED");
        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.BALANCED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE receipt SET open_amount = open_amount - 1 WHERE origin = 'SURPLUS' | OPEN_RECEIPTS | L | has an open amount that is not the sum of its movements
            UPDATE receipt SET amount = amount + 1, open_amount = open_amount + 1 WHERE origin = 'BANK' | OPEN_RECEIPTS | | has an open amount that is not the sum of its movements
            DELETE FROM receipt WHERE origin = 'MISPOSTED' | OPEN_RECEIPTS | M | has movements, but no row of its own
            DELETE FROM unapplied_receipt WHERE receipt_id LIKE 'b%' | BOOKED_ON_DATE | | entry receipt:b
            UPDATE unapplied_receipt SET amount = amount + 1 WHERE receipt_id LIKE 'b%' | RECEIVABLE | | entry receipt:b
            DELETE FROM journal_line WHERE source LIKE 'receipt:%' | BOOKED_ON_DATE | | entry receipt:b
            UPDATE journal_line SET amount = amount - 1 WHERE source LIKE 'receipt:%' | OPEN_RECEIPTS | |
            """)
    void failWithTheReceiptNamed(String fault, String check, String loan, String note) {
        assertThat(books.owner.sql(fault).update()).isPositive();

        assertThat(books.close("2026-03-10")).isEqualTo(DayEndStatus.UNBALANCED);

        assertThat(
                        books.rows(
                                "SELECT name, loans, note FROM trial_balance_check WHERE expected <> actual AND currency IS NOT NULL"))
                .anyMatch(row -> row.startsWith(check + " " + (loan == null ? "" : loan))
                        && row.contains(note == null ? "" : note));
    }

    @Test
    void giveOldReceiptsTheHeadersThatNewOnesHave() throws IOException {
        String headers =
                "SELECT id, origin, loan_id, payer, party, currency, amount, open_amount, received_on, status, note FROM receipt"
                        + " WHERE origin <> 'BANK' ORDER BY id";
        List<String> written = books.rows(headers);
        books.owner.sql("DELETE FROM receipt WHERE origin <> 'BANK'").update();

        books.owner.sql(Files.readString(MIGRATION)).update();

        assertThat(books.rows(headers)).hasSize(2).isEqualTo(written);
    }

    @Test
    void refuseToLetMoreLeaveThanIsOpen() {
        assertThatThrownBy(() -> books.owner
                        .sql("UPDATE receipt SET open_amount = open_amount - 700001 WHERE origin = 'BANK'")
                        .update())
                .hasStackTraceContaining("receipt_open");
    }
}
