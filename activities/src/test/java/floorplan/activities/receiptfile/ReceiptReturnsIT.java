package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.activities.receiptfile.FilesUnderTest.receipt;
import static floorplan.activities.receiptfile.FilesUnderTest.returned;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns: each takes back the receipt that it names, whichever of them comes first. */
class ReceiptReturnsIT {
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
    void takesAReturnedReceiptBackWhereverItStandsInTheFile() {
        ReceiptFileRow row = files.book(
                "receipts=2/3.00, returns=1/1.00",
                csv(returned("R-1", "1.00", "B-1"), receipt("B-1", "1.00"), receipt("B-2", "2.00")));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(row))
                .isEqualTo(Map.of(LineOutcome.RETURNED, 1L, LineOutcome.USED_OTHERWISE, 1L, LineOutcome.UNMATCHED, 1L));
        assertThat(files.booked("CASH")).isEqualTo(200);
        assertThat(files.count("SELECT COUNT(*) FROM receipt WHERE status = 'RETURNED'"))
                .isEqualTo(1);
    }

    @Test
    void leavesAReturnThatTakesNothingBackToAPerson() {
        files.book(
                "receipts=4/7.00, returns=0/0",
                csv(receipt("B-1", "1.00"), receipt("B-2", "2.00"), "B-3,RECEIPT,2026-03-10,2.00,USD,,,,,")
                        + receipt("B-4", "2.00") + "\n");

        ReceiptFileRow row = files.book(
                "receipts=0/0, returns=6/9.00",
                csv(
                        returned("R-1", "1.00", "B-1"),
                        returned("R-2", "1.00", "B-1"),
                        returned("R-3", "1.00", "B-9"),
                        returned("R-4", "2.00", "B-3"),
                        returned("R-5", "2.00", ""),
                        returned("R-6", "2.00", "B-1")));

        assertThat(row.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(row))
                .isEqualTo(Map.of(
                        LineOutcome.RETURNED,
                        1L,
                        LineOutcome.RETURN_NOT_OPEN,
                        1L,
                        LineOutcome.RETURN_UNMATCHED,
                        1L,
                        LineOutcome.RETURN_WAITING,
                        3L));
        assertThat(files.booked("CASH")).isEqualTo(600);
    }

    @Test
    void carriesAReturnOutOnceItsReceiptIsBooked() {
        ReceiptFileRow early = files.book(
                "receipts=0/0, returns=2/2.00", csv(returned("R-1", "1.00", "B-1"), returned("", "1.00", "B-2")));
        assertThat(early.status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(early)).isEqualTo(Map.of(LineOutcome.RETURN_WAITING, 2L));
        files.book("receipts=1/9.00, returns=0/0", csv(receipt("B-9", "9.00")));
        assertThat(files.count("SELECT COUNT(*) FROM waiting_return"))
                .as("another receipt is booked")
                .isEqualTo(2);

        files.book("receipts=2/2.00, returns=0/0", csv(receipt("B-1", "1.00"), receipt("B-2", "1.00")));

        ReceiptFileRow late = files.get(early.id());
        assertThat(files.outcomes(late)).isEqualTo(Map.of(LineOutcome.RETURNED, 2L));
        assertThat(late.status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(files.booked("CASH")).isEqualTo(900);
        assertThat(files.count("SELECT COUNT(*) FROM waiting_return")).isZero();
    }

    @Test
    void carriesOutOneOfTwoReturnsThatWaitForOneReceipt() {
        ReceiptFileRow early = files.book(
                "receipts=0/0, returns=2/2.00", csv(returned("R-1", "1.00", "B-1"), returned("R-2", "1.00", "B-1")));

        files.book("receipts=1/1.00, returns=0/0", csv(receipt("B-1", "1.00")));

        assertThat(files.outcomes(early)).isEqualTo(Map.of(LineOutcome.RETURNED, 1L, LineOutcome.RETURN_NOT_OPEN, 1L));
        assertThat(files.get(early.id()).status()).isEqualTo(ReceiptFileStatus.POSTED_WITH_EXCEPTIONS);
        assertThat(files.booked("CASH")).isZero();
    }

    @Test
    void leavesNoReturnWaitingWhoseReceiptIsBookedAtTheSameTime() {
        List<CompletableFuture<ReceiptFileRow>> all = IntStream.range(0, 10)
                .mapToObj(i ->
                        i % 2 == 0 ? csv(receipt("B-" + i, "1.00")) : csv(returned("R-" + i, "1.00", "B-" + (i - 1))))
                .map(file -> CompletableFuture.supplyAsync(() -> files.book(
                        file.contains("RETURN,") ? "receipts=0/0, returns=1/1" : "receipts=1/1, returns=0/0", file)))
                .toList();

        all.forEach(CompletableFuture::join);

        assertThat(files.count("SELECT COUNT(*) FROM receipt_file_line WHERE outcome = 'RETURNED'"))
                .isEqualTo(5);
        assertThat(files.count("SELECT COUNT(*) FROM waiting_return")).isZero();
    }

    @Test
    void takesTheSameReturnOnce() {
        files.book("receipts=1/1.00, returns=0/0", csv(receipt("B-1", "1.00")));
        files.book("receipts=0/0, returns=1/1.00", csv(returned("R-1", "1.00", "B-1")));

        ReceiptFileRow again = files.book(
                "receipts=1/5.00, returns=1/1.00", csv(returned("R-1", "1.00", "B-1"), receipt("B-5", "5.00")));

        assertThat(files.outcomes(again)).isEqualTo(Map.of(LineOutcome.DUPLICATE, 1L, LineOutcome.UNMATCHED, 1L));
        assertThat(files.booked("CASH")).isEqualTo(500);
    }
}
