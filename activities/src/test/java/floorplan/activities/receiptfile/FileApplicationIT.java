package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.CSV;
import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.loan.LoanType;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLocked;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.message.SendHashes;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.FileApplications;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.MatchedLine;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts of a file on the real servers: each is applied once to the loan that it names, or says why not. */
class FileApplicationIT {
    private static final String DATE = "2026-03-10";

    private final AccountSchema account = new AccountSchema();
    private FilesUnderTest files;

    @BeforeEach
    void start() {
        TestSchema.empty("account");
        files = new FilesUnderTest();
    }

    /**
     * Holds after every test: no receipt is applied twice, and both hashes agree with the messages sent to the credit
     * side.
     */
    @AfterEach
    void eachIsAppliedOnce() {
        assertThat(rows("SELECT receipt_id FROM repayment_log GROUP BY receipt_id HAVING COUNT(*) > 1"))
                .isEmpty();
        assertThat(rows("SELECT id FROM repayment_log WHERE status <> 'APPLIED' OR sent_at IS NULL"))
                .isEmpty();
        SendHashes hashes = new SendHashes(files.servers().redis());
        assertThat(hashes.size(SendHashes.ABOUT_TO_BE_SENT)).isZero();
        assertThat(hashes.size(SendHashes.SENT)).isEqualTo(files.count("SELECT COUNT(*) FROM repayment_log"));
        assertThat(files.count("SELECT COALESCE(SUM(amount), 0) FROM journal_line"))
                .isZero();
        assertThat(files.count("SELECT COALESCE(SUM(amount), 0) FROM unapplied_receipt"))
                .isEqualTo(files.count("SELECT COALESCE(SUM(open_amount), 0) FROM receipt"));
        files.close();
    }

    private static SomeLoan loan(String number, String vin) {
        SomeLoan loan = new SomeLoan(number);
        loan.loanType = LoanType.DEALER;
        loan.dealerShare = null;
        loan.vin = vin;
        loan.drawdownDate = "2026-03-01";
        return loan;
    }

    private static String line(String reference, String date, String amount, String loan, String vin, String text) {
        return "%s,RECEIPT,%s,%s,CNY,,%s,%s,,%s".formatted(reference, date, amount, loan, vin, text);
    }

    private List<String> rows(String sql) {
        return files.owner.sql(sql).query().listOfRows().stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    private List<String> lines() {
        return rows("""
                SELECT l.bank_reference, l.outcome, l.match_rule, r.loan_no, r.amount, r.principal FROM receipt_file_line l
                    LEFT JOIN repayment_log r ON r.id = l.repayment_id ORDER BY l.line
                """);
    }

    @Test
    void appliesEachReceiptToTheLoanThatItNames() {
        account.completed(loan("L-1", "LSVAA4187E2123451"), loan("L-2", "LSVAA4187E2123452"), loan("L-3", "V3"));

        ReceiptFileRow row = files.book(
                "receipts=7/410900.00, returns=0/0",
                csv(
                        line("B-1", DATE, "100.00", "L-1", "", ""),
                        line("B-2", DATE, "100.00", "", "", "还款L-2。谢谢"),
                        line("B-3", DATE, "200000.00", "", "LSVAA4187E2123452", ""),
                        line("B-4", DATE, "100.00", "", "", "vin lsvaa4187e2123451"),
                        line("B-5", DATE, "210000.00", "L-3", "", ""),
                        line("B-6", DATE, "100.00", "L-3", "", ""),
                        line("B-7", DATE, "500.00", "", "", "L-1 and L-2")));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(lines())
                .containsExactly(
                        "B-1 APPLIED LOAN_ID L-1 10000 0",
                        "B-2 APPLIED LOAN_ID L-2 10000 0",
                        "B-3 APPLIED VIN L-2 20000000 19974000",
                        "B-4 APPLIED VIN L-1 10000 0",
                        "B-5 PARTLY_APPLIED LOAN_ID L-3 20036000 20000000",
                        "B-6 NOT_APPLIED LOAN_ID null null null",
                        "B-7 UNMATCHED null null null null");
        assertThat(rows("SELECT note FROM receipt_file_line WHERE note IS NOT NULL ORDER BY line"))
                .containsExactly(
                        "Loan L-3 took CNY 200360.00: its dealer owed no more on 2026-03-10.",
                        "Loan L-3 is paid off. Return the money.",
                        "It names more than one loan: L-1, L-2. It names no payer account.");
        assertThat(rows("SELECT open_amount, status, note FROM receipt WHERE status = 'OPEN' ORDER BY open_amount"))
                .extracting(open -> open.split(" ", 2)[0])
                .containsExactly("10000", "50000", "964000");
        assertThat(rows("SELECT note FROM receipt WHERE status = 'APPLIED'"))
                .isNotEmpty()
                .allMatch(note -> note.matches("Line \\d of file \\w+ brought it\\."));
        assertThat(rows("SELECT accrued_through, principal, version FROM loan ORDER BY loan_no"))
                .containsExactly("2026-03-09 20000000 3", "2026-03-09 26000 3", "2026-03-09 0 2");
        assertThat(rows("SELECT action, subject_kind FROM audit ORDER BY seq"))
                .contains("APPLY_RECEIPT_LINES receipt-file", "BOOK_RECEIPT_FILE receipt-file");
    }

    @Test
    void waitsForALockedLoanAndHoldsUpNoOther() {
        account.completed(loan("L-1", "V1"), loan("L-2", "V2"));
        String file = csv(
                line("B-1", DATE, "100.00", "L-1", "", ""),
                line("B-2", DATE, "100.00", "L-2", "", ""),
                line("B-3", DATE, "50.00", "L-1", "", ""));
        ReceiptFileRow row = arrive("receipts=3/250.00, returns=0/0", file);
        files.owner.inTransaction(() -> {
            files.owner
                    .sql("SELECT id FROM loan WHERE loan_no = 'L-1' FOR UPDATE")
                    .query(Long.class)
                    .single();
            files.start(row.id());
            await("lines wait")
                    .untilAsserted(() -> assertThat(outside("SELECT waits_for FROM receipt_file_line ORDER BY line"))
                            .containsExactly(
                                    "another transaction holds loan L-1",
                                    "null",
                                    "another transaction holds loan L-1"));
            await("the other loan takes its receipt")
                    .untilAsserted(() -> assertThat(outside("SELECT outcome FROM receipt_file_line ORDER BY line"))
                            .containsExactly("UNAPPLIED", "APPLIED", "UNAPPLIED"));
        });
        assertThat(files.end(new ArrivedFile.NewFile(row)).status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(rows("SELECT loan_no, amount, apply_sequence FROM repayment_log ORDER BY loan_no, apply_sequence"))
                .containsExactly("L-1 10000 2", "L-1 5000 3", "L-2 10000 2");
        assertThat(rows("SELECT waits_for FROM receipt_file_line WHERE waits_for IS NOT NULL"))
                .isEmpty();
    }

    /** Rows as another transaction sees them. */
    private List<String> outside(String sql) {
        return TestSchema.account("api").sql(sql).query().listOfRows().stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    private ReceiptFileRow arrive(String control, String file) {
        return switch (files.arrive(CSV, null, control, file)) {
            case ArrivedFile.NewFile(ReceiptFileRow row) -> row;
            case ArrivedFile.KnownFile known -> throw new AssertionError(known);
            case ArrivedFile.OtherContent other -> throw new AssertionError(other);
        };
    }

    @Test
    void appliesALateReceiptByACorrectionAndKeepsTheOrderOfItsLoan() {
        LocalDate today = files.today();
        SomeLoan loan = loan("L-1", "V1");
        loan.drawdownDate = today.minusDays(20).toString();
        loan.maturityDate = today.plusDays(100).toString();
        account.completed(loan, loan("L-2", "V2"));
        files.book(
                "receipts=1/100.00, returns=0/0",
                csv(line("A-1", today.minusDays(5).toString(), "100.00", "L-1", "", "")));

        ReceiptFileRow row = files.book(
                "receipts=4/700.00, returns=0/0",
                csv(
                        line("B-1", today.minusDays(10).toString(), "200.00", "L-1", "", ""),
                        line("B-2", today.toString(), "300.00", "L-1", "", ""),
                        line("B-3", today.toString(), "100.00", "L-2", "", ""),
                        line("B-4", today.minusDays(30).toString(), "100.00", "L-1", "", "")));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(rows("SELECT outcome FROM receipt_file_line ORDER BY file_seq, line"))
                .containsExactly("APPLIED", "APPLIED", "APPLIED", "APPLIED", "NOT_APPLIED");
        assertThat(
                        rows(
                                "SELECT amount, correction_seq, apply_sequence FROM repayment_log WHERE loan_no = 'L-1' ORDER BY apply_sequence"))
                .containsExactly("10000 null 2", "20000 1 3", "30000 null 4");
    }

    @Test
    void keepsTheOrderOfALoanWhoseReceiptWaitsWhileTheNextChunkIsUnderWay() {
        LocalDate today = files.today();
        SomeLoan late = loan("L-1", "V1");
        SomeLoan many = loan("L-2", "V2");
        for (SomeLoan loan : List.of(late, many)) {
            loan.drawdownDate = today.minusDays(20).toString();
            loan.maturityDate = today.plusDays(100).toString();
        }
        account.completed(late, many);
        files.book(
                "receipts=1/100.00, returns=0/0",
                csv(line("A-1", today.minusDays(5).toString(), "100.00", "L-1", "", "")));
        List<String> lines = new ArrayList<>();
        lines.add(line("B-1", today.minusDays(10).toString(), "200.00", "L-1", "", ""));
        for (int i = 0; i < 4_500; i++) {
            lines.add(line("M-" + i, today.toString(), "1.00", "L-2", "", ""));
        }
        lines.add(3_000, line("B-2", today.toString(), "300.00", "L-1", "", ""));

        ReceiptFileRow row = files.book("receipts=4502/5000.00, returns=0/0", csv(lines.toArray(String[]::new)));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(rows("SELECT amount FROM repayment_log WHERE loan_no = 'L-1' ORDER BY apply_sequence"))
                .containsExactly("10000", "20000", "30000");
        assertThat(
                        rows(
                                "SELECT l.bank_reference FROM receipt_file_line l JOIN repayment_log r ON r.id = l.repayment_id WHERE r.loan_no = 'L-2' ORDER BY r.apply_sequence"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 4_500).mapToObj(i -> "M-" + i).toList());
        assertThat(
                        rows(
                                "SELECT outcome, line_count, amount FROM receipt_file_sum WHERE line_count <> 0 ORDER BY file_seq, value_date"))
                .containsExactly("APPLIED 1 10000", "APPLIED 1 20000", "APPLIED 4501 480000");
    }

    @Test
    void leavesALineToTheTransactionThatHoldsItAndNeverAppliesItAgain() {
        account.completed(loan("L-1", "V1"));
        ReceiptFileRow row =
                files.book("receipts=1/100.00, returns=0/0", csv(line("B-1", DATE, "100.00", "L-1", "", "")));
        AccountDatabase worker = TestSchema.account("worker");
        FileApplications applications = new FileApplications(worker);
        HeldFile file = worker.inTransaction(() -> new FileBookings(worker).hold(row.id()));
        MatchedLine line =
                new MatchedLine(2, "", new Money(Currency.getInstance("CNY"), 10_000), files.today(), null, null);

        assertThat(worker.inTransaction(() -> applications.hold(file, List.of(line))))
                .as("an applied line")
                .isEmpty();
        files.owner.sql("UPDATE receipt_file_line SET outcome = 'UNAPPLIED'").update();
        worker.inTransaction(() -> {
            assertThat(applications.hold(file, List.of(line))).containsExactly(line);
            AccountDatabase other = TestSchema.account("worker");
            assertThatThrownBy(() -> other.inTransaction(() -> new FileApplications(other).hold(file, List.of(line))))
                    .isInstanceOf(RowLocked.class);
        });
        files.owner.sql("UPDATE receipt_file_line SET outcome = 'APPLIED'").update();
    }

    @Test
    void sendsOnceWhatWasAppliedWhileRabbitMqWasAway() {
        account.completed(loan("L-1", "V1"), loan("L-2", "V2"));
        files.servers().bindCreditQueue(false);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(line("B-" + i, DATE, "10.00", i % 2 == 0 ? "L-1" : "L-2", "", ""));
        }
        ReceiptFileRow row = arrive("receipts=40/400.00, returns=0/0", csv(lines.toArray(String[]::new)));
        files.start(row.id());
        await("applied")
                .untilAsserted(() -> assertThat(files.count("SELECT COUNT(*) FROM repayment_log WHERE sent_at IS NULL"))
                        .isEqualTo(40));

        files.servers().bindCreditQueue(true);

        assertThat(files.end(new ArrivedFile.NewFile(row)).status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(rows("SELECT DISTINCT version FROM loan")).containsExactly("21");
    }
}
