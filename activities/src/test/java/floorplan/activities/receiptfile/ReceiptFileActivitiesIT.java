package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.CSV;
import static floorplan.activities.receiptfile.FilesUnderTest.EURO;
import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.activities.receiptfile.FilesUnderTest.receipt;
import static floorplan.activities.receiptfile.FilesUnderTest.returned;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receiptfile.LineKey;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.trialbalance.TrialBalance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipt files on the real database: every line is booked once, or has an outcome that says why not. */
class ReceiptFileActivitiesIT {
    private FilesUnderTest files;

    @BeforeEach
    void start() {
        TestSchema.empty("account");
        files = new FilesUnderTest();
    }

    @AfterEach
    void figuresAgree() {
        files.assertFiguresAgree();
        files.close();
    }

    @Test
    void booksEveryLineAndKeepsTheBytes() {
        String file = csv(
                receipt("B-1", "100.00"),
                receipt("B-2", "0.50"),
                "B-3,RECEIPT,2999-01-01,7.00,USD,MANUFACTURER,L-1,VIN,,later");

        ReceiptFileRow row = files.book("receipts=3/107.50, returns=0/0", file);

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(row)).isEqualTo(Map.of(LineOutcome.UNMATCHED, 3L));
        assertThat(files.booked("CASH")).isEqualTo(10_750);
        assertThat(files.count("SELECT COUNT(*) FROM journal_line WHERE booking_date > '2900-01-01'"))
                .as("a value date in the future books on no future date")
                .isZero();
        assertThat(files.count("SELECT COUNT(*) FROM receipt WHERE origin = 'BANK' AND status = 'OPEN'"))
                .isEqualTo(3);
        assertThat(files.owner
                        .sql("SELECT bytes FROM receipt_file_part WHERE file_seq = ?")
                        .param(row.seq())
                        .query((part, n) -> part.getBytes("bytes"))
                        .single())
                .asString()
                .isEqualTo(file);
        assertThat(files.count("SELECT COUNT(*) FROM audit WHERE action = 'BOOK_RECEIPT_FILE'"))
                .isEqualTo(1);
    }

    @Test
    void answersTheSameBytesWithTheFirstFile() {
        String file = csv(receipt("B-1", "100.00"));
        ReceiptFileRow first = files.book("receipts=1/100.00, returns=0/0", file);

        ReceiptFileRow again = files.book("receipts=1/100, returns=0/0.00", file);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(files.booked("CASH")).isEqualTo(10_000);
    }

    @Test
    void takesTheSameFileOnceWhenItComesSeveralTimesAtOnce() {
        String file = csv(
                IntStream.range(0, 300).mapToObj(i -> receipt("B-" + i, "1.00")).toArray(String[]::new));

        List<CompletableFuture<ReceiptFileRow>> all = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> files.book("receipts=300/300, returns=0/0", file)))
                .toList();

        assertThat(all.stream().map(row -> row.join().id()).distinct()).hasSize(1);
        assertThat(files.booked("CASH")).isEqualTo(30_000);
        assertThat(files.count("SELECT COUNT(*) FROM receipt_file WHERE status = 'POSTED_WITH_EXCEPTIONS'"))
                .isEqualTo(1);
    }

    @Test
    void booksEachLineOfOverlappingExportsOnce() {
        files.book("receipts=2/3.00, returns=0/0", csv(receipt("B-1", "1.00"), receipt("B-2", "2.00")));

        ReceiptFileRow second = files.book(
                "receipts=3/12.00, returns=0/0",
                csv(receipt("B-2", "2.00"), receipt("B-1", "9.00"), receipt("B-3", "1.00")));

        assertThat(second.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(second))
                .isEqualTo(Map.of(LineOutcome.DUPLICATE, 1L, LineOutcome.CONFLICT, 1L, LineOutcome.UNMATCHED, 1L));
        assertThat(files.booked("CASH")).isEqualTo(400);
    }

    @Test
    void booksOverlappingExportsThatComeAtOnce() {
        List<CompletableFuture<ReceiptFileRow>> all = new ArrayList<>();
        for (int file = 0; file < 4; file++) {
            int from = 200 * file;
            String lines = csv(IntStream.range(from, from + 800)
                    .mapToObj(i -> receipt("B-" + i, "1.00"))
                    .toArray(String[]::new));
            all.add(CompletableFuture.supplyAsync(() -> files.book("receipts=800/800, returns=0/0", lines)));
        }

        assertThat(all)
                .allSatisfy(row -> assertThat(row.join().status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS));
        assertThat(files.booked("CASH")).isEqualTo(140_000);
    }

    @Test
    void takesEqualLinesWithoutAReferenceForSoManyPayments() {
        String twice = csv(receipt("", "5.00"), receipt("", "5.00"));
        files.book("receipts=2/10.00, returns=0/0", twice);

        ReceiptFileRow longer = files.book(
                "receipts=4/21.00, returns=0/0", twice + receipt("", "6.00") + "\n" + receipt("", "5.00") + "\n");

        assertThat(files.outcomes(longer)).isEqualTo(Map.of(LineOutcome.DUPLICATE, 2L, LineOutcome.UNMATCHED, 2L));
        assertThat(files.booked("CASH")).isEqualTo(2_100);
    }

    @Test
    void countsEqualLinesAcrossChunks() {
        int lines = 4_500;
        String[] equal = new String[lines];
        Arrays.fill(equal, receipt("", "1.00"));

        files.book("receipts=4500/4500, returns=0/0", csv(equal));

        assertThat(files.booked("CASH")).isEqualTo(100L * lines);
        assertThat(files.count("SELECT COUNT(*) FROM receipt")).isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            receipts=2/3.01, returns=0/0      | the receipts add up to 3.00, and its control says 3.01: a difference of -0.01
            receipts=3/3.00, returns=0/0      | the file's number of receipts is 2, and its control says 3
            receipts=2/3.00, returns=1/0      | the file's number of returns is 0, and its control says 1
            """)
    void booksNothingOfAFileThatDiffersFromItsControl(String control, String reason) {
        String file = csv(receipt("B-1", "1.00"), receipt("B-2", "2.00"));

        ReceiptFileRow off = files.book(control, file);

        assertThat(off.status()).isEqualTo(ReceiptFileStatus.OUT_OF_BALANCE);
        assertThat(files.reasons(off)).containsExactly("0  " + reason);
        assertThat(files.count("SELECT COUNT(*) FROM receipt_file_line")).isZero();
        assertThat(files.booked("CASH")).isZero();
        assertThat(files.book(control, file).id()).as("the first answer").isEqualTo(off.id());

        ReceiptFileRow right = files.book("receipts=2/3.00, returns=0/0", file);
        assertThat(right.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
    }

    @Test
    void namesABadLineFarDownAndBooksNothing() {
        String lines = IntStream.range(0, 9_000)
                .mapToObj(i -> receipt("B-" + i, i == 8_500 ? "1.234,56".replace(",", ";") : "1.00"))
                .collect(Collectors.joining("\n"));

        ReceiptFileRow refused = files.book("receipts=9000/9000, returns=0/0", csv(lines));

        assertThat(refused.status()).isEqualTo(ReceiptFileStatus.REFUSED);
        assertThat(files.reasons(refused)).singleElement().asString().startsWith("8502 amount must be an amount");
        assertThat(files.count("SELECT COUNT(*) FROM receipt_file_line")).isZero();
        assertThat(files.count("SELECT COUNT(*) FROM receipt_line_key")).isZero();
    }

    @Test
    void booksTheNeighboursOfALineThatTheDatabaseRefuses() {
        String key = LineKey.ofReference(CSV.account(), "B-1500", "");
        files.owner.sql("""
                        INSERT INTO receipt (id, origin, payer, currency, amount, open_amount, received_on, status, note, created_at)
                        VALUES (?, 'BANK', 'UNKNOWN', 'CNY', 0, 0, '2026-01-01', 'CANCELLED', 'in the way', UTC_TIMESTAMP(6))
                        """).param(key).update();
        String[] lines = IntStream.range(0, 2_500)
                .mapToObj(i -> receipt("B-" + i, "1.00"))
                .toArray(String[]::new);

        ReceiptFileRow row = files.book("receipts=2500/2500, returns=0/0", csv(lines));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(row)).isEqualTo(Map.of(LineOutcome.UNMATCHED, 2_499L, LineOutcome.FAILED, 1L));
        assertThat(files.count("SELECT line FROM receipt_file_line WHERE outcome = 'FAILED'"))
                .isEqualTo(1_502);
        assertThat(files.booked("CASH")).isEqualTo(249_900);
    }

    @Test
    void refusesAnotherFileWithTheSameStatementId() {
        String control = "receipts=1/1.00, returns=0/0";
        files.end(files.arrive(CSV, "2026-03-10", control, csv(receipt("B-1", "1.00"))));

        ArrivedFile other = files.arrive(CSV, "2026-03-10", control, csv(receipt("B-2", "1.00")));

        assertThat(other).isInstanceOf(ArrivedFile.OtherContent.class);
        assertThat(files.booked("CASH")).isEqualTo(100);
    }

    @Test
    void leavesTheStatementIdOfARefusedFileToItsSuccessor() {
        ReceiptFileRow refused = files.end(
                files.arrive(CSV, "2026-03-10", "receipts=1/1.00, returns=0/0", csv(receipt("B-1", "wrong"))));

        ReceiptFileRow mended =
                files.end(files.arrive(CSV, "2026-03-10", "receipts=1/1.00, returns=0/0", csv(receipt("B-1", "1.00"))));

        assertThat(refused.status()).isEqualTo(ReceiptFileStatus.REFUSED);
        assertThat(mended.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
    }

    @Test
    void isProvedByTheTrialBalance() {
        ReceiptFileRow row = files.book(
                "receipts=2/3.00, returns=1/1.00",
                csv(receipt("B-1", "1.00"), receipt("B-2", "2.00"), returned("R-1", "1.00", "B-1")));
        TrialBalance trialBalance = new TrialBalance(TestSchema.account("worker"));

        assertThat(trialBalance.run(LocalDate.of(2026, 3, 10))).isTrue();

        files.owner
                .sql("UPDATE receipt_file_line SET booking_date = NULL WHERE bank_reference = 'B-2'")
                .update();
        assertThat(trialBalance.run(LocalDate.of(2026, 3, 10))).isFalse();
        assertThat(files.owner
                        .sql(
                                "SELECT CONCAT(name, ' ', expected, ' ', actual, ' ', note) FROM trial_balance_check WHERE expected <> actual")
                        .query(String.class)
                        .list())
                .containsExactly("RECEIPT_LINES 100 300 file " + row.id() + " has lines that differ from its cash");
        files.owner
                .sql("UPDATE receipt_file_line SET booking_date = '2026-03-10' WHERE bank_reference = 'B-2'")
                .update();
    }

    @Test
    void deletesTheStagedLinesOfAFileWhoseProcessDiedWhenItHadEnded() throws IOException {
        String file = csv(receipt("B-1", "1.00"));
        ReceiptFileRow row = arrived(files.arrive(CSV, null, "receipts=1/1.01, returns=0/0", file));
        FileStaging staging = new FileStaging(row, new StagedReceiptLines(files.owner), BalanceOrder.NONE, () -> {});
        try (staging) {
            new OwnCsv().read(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), staging);
            staging.finish();
        }
        files.owner.sql("UPDATE receipt_file SET status = 'OUT_OF_BALANCE'").update();
        assertThat(files.count("SELECT COUNT(*) FROM receipt_file_line")).isEqualTo(1);

        files.start(row.id());

        await("the lines are deleted").until(() -> files.count("SELECT COUNT(*) FROM receipt_file_line") == 0);
    }

    private static ReceiptFileRow arrived(ArrivedFile arrived) {
        return switch (arrived) {
            case ArrivedFile.NewFile(ReceiptFileRow row) -> row;
            case ArrivedFile.KnownFile known -> throw new AssertionError(known);
            case ArrivedFile.OtherContent other -> throw new AssertionError(other);
        };
    }

    @ParameterizedTest
    @CsvSource({"'1.001,00', POSTED_WITH_EXCEPTIONS", "'1.001,01', OUT_OF_BALANCE"})
    void takesTheBalancesOfAStatementForItsControl(String closing, ReceiptFileStatus status) {
        String file = """
                Wertstellung;Betrag;Währung;Name;Zweck;Saldo
                10.03.2026;1.000,00;EUR;Händler;Rate;1.002,00
                10.03.2026;-1,00;EUR;;Gebühr März;%s
                """.formatted(closing);

        ReceiptFileRow row = files.end(files.arrive(EURO, null, null, file));

        assertThat(row.status()).isEqualTo(status);
        assertThat(row.skipped()).isEqualTo(1);
        assertThat(files.booked("CASH")).isEqualTo(status == ReceiptFileStatus.POSTED_WITH_EXCEPTIONS ? 100_000 : 0);
    }
}
