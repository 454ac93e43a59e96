package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.CSV;
import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.activities.receiptfile.FilesUnderTest.returned;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.LoanType;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.TestSchema;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns of receipts that have paid loans: each reverses the repayments once, or says why it does not. */
class PaidReturnsIT {
    private static final String DATE = "2026-03-10";
    private static final String NOTHING_REPAID = "20000000 0 0";

    private final AccountSchema account = new AccountSchema();
    private FilesUnderTest files;

    @BeforeEach
    void start() {
        TestSchema.empty("account");
        files = new FilesUnderTest();
        account.completed(loan("L-1"), loan("L-2"));
    }

    /**
     * Holds after every test: cash is the total of the booked lines, and the credit side was told of every reversal.
     */
    @AfterEach
    void close() {
        try {
            assertBooksAgree();
        } finally {
            files.close();
        }
    }

    private void assertBooksAgree() {
        await("reversals are told")
                .until(() ->
                        files.count("SELECT COUNT(*) FROM reversal_log WHERE status = 'APPLIED' AND sent_at IS NULL")
                                == 0);
        assertThat(files.count("SELECT SUM(amount) FROM journal_line WHERE account = 'CASH' AND event <> 'DRAWDOWN'"))
                .isEqualTo(files.count("""
                        SELECT SUM(CASE kind WHEN 'RECEIPT' THEN amount ELSE -amount END)
                        FROM receipt_file_line WHERE booking_date IS NOT NULL
                        """));
        assertThat(files.count("SELECT SUM(amount) FROM journal_line WHERE account = 'UNAPPLIED_RECEIPTS'"))
                .isEqualTo(-files.count("SELECT SUM(open_amount) FROM receipt"))
                .isEqualTo(-files.count("SELECT SUM(amount) FROM unapplied_receipt"));
        assertThat(files.count("SELECT SUM(amount) FROM journal_line")).isZero();
    }

    private static SomeLoan loan(String number) {
        SomeLoan loan = new SomeLoan(number);
        loan.loanType = LoanType.DEALER;
        loan.dealerShare = null;
        loan.vin = "VIN-" + number;
        loan.drawdownDate = "2026-03-01";
        return loan;
    }

    private static String paying(String reference, String amount, String loan) {
        return "%s,RECEIPT,%s,%s,CNY,,%s,,,".formatted(reference, DATE, amount, loan);
    }

    private List<String> rows(String sql) {
        return files.owner.sql(sql).query().listOfRows().stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    private List<String> loans() {
        return rows("SELECT principal, dealer_interest_paid, penalty_paid FROM loan ORDER BY loan_no");
    }

    private String repayment() {
        return rows("SELECT id FROM repayment_log").getFirst();
    }

    private List<String> returns() {
        return rows("SELECT outcome, note FROM receipt_file_line WHERE kind = 'RETURN' ORDER BY file_seq, line");
    }

    @Test
    void reversesTheRepaymentThatAReturnedReceiptPaid() {
        files.book("receipts=1/500.00, returns=0/0", csv(paying("B-1", "500.00", "L-1")));
        assertThat(loans()).containsExactly("19986000 36000 0", NOTHING_REPAID);

        ReceiptFileRow row = files.book("receipts=0/0, returns=1/500.00", csv(returned("R-1", "500.00", "B-1")));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(returns()).containsExactly("REVERSED It reversed repayment " + repayment() + ".");
        assertThat(loans()).containsExactly(NOTHING_REPAID, NOTHING_REPAID);
        assertThat(rows("SELECT status FROM repayment_log")).containsExactly("REVERSED");
        assertThat(rows("SELECT kind, client, reason FROM reversal_log"))
                .containsExactly("BOUNCED lender The bank took receipt "
                        + rows("SELECT id FROM receipt").getFirst() + " back: line 2 of file " + row.id() + ".");
        assertThat(rows("SELECT action FROM audit WHERE action = 'REVERSE_REPAYMENT'"))
                .hasSize(1);
    }

    @Test
    void reversesOnceWhatIsReturnedTwiceInAFileAndInTwoFiles() {
        files.book("receipts=1/500.00, returns=0/0", csv(paying("B-1", "500.00", "L-1")));

        ReceiptFileRow first = files.book(
                "receipts=0/0, returns=2/1000.00",
                csv(returned("R-1", "500.00", "B-1"), returned("R-2", "500.00", "B-1")));
        ReceiptFileRow second = files.book(
                "receipts=0/0, returns=2/1000.00",
                csv(returned("R-1", "500.00", "B-1"), returned("R-3", "500.00", "B-1")));

        assertThat(files.outcomes(first)).isEqualTo(Map.of(LineOutcome.REVERSED, 1L, LineOutcome.RETURN_NOT_OPEN, 1L));
        assertThat(files.outcomes(second))
                .isEqualTo(Map.of(LineOutcome.DUPLICATE, 1L, LineOutcome.RETURN_NOT_OPEN, 1L));
        assertThat(rows("SELECT note FROM receipt_file_line WHERE outcome = 'RETURN_NOT_OPEN'"))
                .allSatisfy(note -> assertThat(note).endsWith("Repayment " + repayment() + " is reversed already."))
                .hasSize(2);
        assertThat(loans()).containsExactly(NOTHING_REPAID, NOTHING_REPAID);
    }

    @Test
    void reversesOnceWhatTwoFilesReturnAtTheSameTime() {
        files.book("receipts=1/500.00, returns=0/0", csv(paying("B-1", "500.00", "L-1")));

        List.of("R-1", "R-2", "R-3").stream()
                .map(reference -> CompletableFuture.runAsync(
                        () -> files.book("receipts=0/0, returns=1/500.00", csv(returned(reference, "500.00", "B-1")))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(rows("SELECT outcome, COUNT(*) FROM receipt_file_line WHERE kind = 'RETURN' GROUP BY outcome"))
                .containsExactlyInAnyOrder("REVERSED 1", "RETURN_NOT_OPEN 2");
        assertThat(loans()).containsExactly(NOTHING_REPAID, NOTHING_REPAID);
    }

    @Test
    void returnsTheOpenPartAndReversesEachPartThatLoansTook() {
        files.book("receipts=1/201000.00, returns=0/0", csv(paying("B-1", "201000.00", "L-1")));
        String receipt = rows("SELECT id FROM receipt").getFirst();
        files.applyByHand(receipt, "L-2", 100_00, DATE);
        files.applyByHand(receipt, "L-2", 200_00, DATE);
        assertThat(rows("SELECT open_amount FROM receipt")).containsExactly("34000");

        files.book("receipts=0/0, returns=1/201000.00", csv(returned("R-1", "201000.00", "B-1")));

        assertThat(rows("SELECT outcome FROM receipt_file_line WHERE kind = 'RETURN'"))
                .containsExactly("REVERSED");
        assertThat(loans()).containsExactly(NOTHING_REPAID, NOTHING_REPAID);
        assertThat(rows("SELECT open_amount, status FROM receipt")).containsExactly("0 RETURNED");
        assertThat(rows("SELECT status, COUNT(*) FROM repayment_log GROUP BY status"))
                .containsExactly("REVERSED 3");
    }

    @Test
    void reversesNothingIfAPartWasReversedBefore() {
        files.book("receipts=1/201000.00, returns=0/0", csv(paying("B-1", "201000.00", "L-1")));
        String receipt = rows("SELECT id FROM receipt").getFirst();
        String wrong = files.applyByHand(receipt, "L-2", 100_00, DATE);
        files.reverse(wrong, ReversalKind.MISPOSTED);
        List<String> before = loans();

        files.book("receipts=0/0, returns=1/201000.00", csv(returned("R-1", "201000.00", "B-1")));

        assertThat(returns())
                .containsExactly("RETURN_NOT_OPEN Receipt " + receipt + " cannot be taken back whole. Repayment "
                        + wrong + " is reversed already.");
        assertThat(loans()).isEqualTo(before);
    }

    @Test
    void reversesNothingWhileAPersonReversesAPartAsMisposted() {
        files.book("receipts=1/201000.00, returns=0/0", csv(paying("B-1", "201000.00", "L-1")));
        String receipt = rows("SELECT id FROM receipt").getFirst();
        String wrong = files.applyByHand(receipt, "L-2", 100_00, DATE);
        files.askToReverse(wrong, ReversalKind.MISPOSTED);
        List<String> before = loans();

        files.book("receipts=0/0, returns=1/201000.00", csv(returned("R-1", "201000.00", "B-1")));

        assertThat(returns())
                .containsExactly(
                        "RETURN_NOT_OPEN Repayment " + wrong
                                + ", which this receipt paid, is being reversed as MISPOSTED. Its money will then be a separate receipt.");
        assertThat(loans()).isEqualTo(before);
        assertThat(rows("SELECT repayment_id, kind, status FROM reversal_log"))
                .as("the reversal of the other part is not kept")
                .containsExactly(wrong + " MISPOSTED ACCEPTED");
    }

    @Test
    void waitsForALockedLoan() {
        files.book("receipts=1/500.00, returns=0/0", csv(paying("B-1", "500.00", "L-1")));
        ReceiptFileRow row = switch (files.arrive(
                CSV, null, "receipts=0/0, returns=1/500.00", csv(returned("R-1", "500.00", "B-1")))) {
            case ArrivedFile.NewFile(ReceiptFileRow made) -> made;
            case ArrivedFile other -> throw new AssertionError(other);
        };
        files.owner.inTransaction(() -> {
            files.owner
                    .sql("SELECT id FROM loan WHERE loan_no = 'L-1' FOR UPDATE")
                    .query(Long.class)
                    .single();
            files.start(row.id());
            await("the return waits")
                    .until(() -> TestSchema.account("api")
                                    .sql("SELECT COUNT(*) FROM waiting_return")
                                    .query(Long.class)
                                    .single()
                            == 1);
        });

        assertThat(files.end(new ArrivedFile.NewFile(row)).status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(loans()).containsExactly(NOTHING_REPAID, NOTHING_REPAID);
    }

    @Test
    void booksAReturnOnceIfItsProcessFailsBeforeTheReversalsWorkflowStarts() {
        files.book("receipts=1/500.00, returns=0/0", csv(paying("B-1", "500.00", "L-1")));
        files.failNextStart();

        ReceiptFileRow row = files.book("receipts=0/0, returns=1/500.00", csv(returned("R-1", "500.00", "B-1")));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(loans()).containsExactly(NOTHING_REPAID, NOTHING_REPAID);
        assertThat(rows("SELECT status, sent_at FROM reversal_log"))
                .as("the sweep starts its workflow")
                .containsExactly("APPLIED null");
        files.startUnsentReversals();
    }
}
