package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.activities.receiptfile.FilesUnderTest.receipt;
import static floorplan.activities.receiptfile.FilesUnderTest.returned;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receipt.ReturnLine;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.workflows.receipt.PayoutResult.PayoutOutcome;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns of files that a person settles by hand, before or after the bank's line comes. */
class HandReturnsIT {
    private FilesUnderTest files;

    @BeforeEach
    void start() {
        TestSchema.empty("account");
        files = new FilesUnderTest();
        files.book("receipts=2/3.00, returns=0/0", csv(receipt("B-1", "1.00"), receipt("B-2", "2.00")));
    }

    @AfterEach
    void figuresAgree() {
        try {
            files.assertFiguresAgree();
        } finally {
            files.close();
        }
    }

    private String receiptOf(int cents) {
        return files.owner
                .sql("SELECT id FROM receipt WHERE amount = ?")
                .param(cents)
                .query(String.class)
                .single();
    }

    @Test
    void aReturnThatWaitsIsSettledByTheReceiptThatAPersonNames() {
        ReceiptFileRow file = files.book("receipts=0/0, returns=1/1.00", csv(returned("R-1", "1.00", "B-X")));
        assertThat(files.outcomes(file)).isEqualTo(Map.of(LineOutcome.RETURN_WAITING, 1L));

        assertThat(files.returnByHand(receiptOf(1_00), new ReturnLine(file.id(), 2))
                        .outcome())
                .isEqualTo(PayoutOutcome.PAID);

        assertThat(files.outcomes(file)).isEqualTo(Map.of(LineOutcome.RETURNED, 1L));
        assertThat(files.get(file.id()).status()).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(files.count("SELECT COUNT(*) FROM waiting_return")).isZero();
        files.book("receipts=1/1.00, returns=0/0", csv(receipt("B-X", "1.00")));
        assertThat(files.booked("CASH"))
                .as("the late receipt is not returned too")
                .isEqualTo(3_00);
    }

    @Test
    void aLineIsNotSettledByAnotherAmountOrTwice() {
        ReceiptFileRow file = files.book("receipts=0/0, returns=1/1.00", csv(returned("R-1", "1.00", "")));
        ReturnLine line = new ReturnLine(file.id(), 2);

        assertThat(files.returnByHand(receiptOf(2_00), line).summary()).contains("returns CNY 1.00");
        assertThat(files.returnByHand(receiptOf(2_00), new ReturnLine("0".repeat(32), 2))
                        .summary())
                .contains("is not a return of a known file");
        assertThat(files.count("SELECT COUNT(*) FROM receipt WHERE status = 'RETURNED'"))
                .isZero();
        files.returnByHand(receiptOf(1_00), line);
        files.book("receipts=1/1.00, returns=0/0", csv(receipt("B-3", "1.00")));
        String another = files.owner
                .sql("SELECT id FROM receipt WHERE amount = 100 AND status = 'OPEN'")
                .query(String.class)
                .single();
        assertThat(files.returnByHand(another, line).summary()).contains("has the outcome RETURNED");
    }

    @Test
    void theBanksLineAboutAReceiptThatAPersonHasReturnedBooksNothingMore() {
        files.returnByHand(receiptOf(1_00), null);
        // The person's return is no line of a file, so the figures agree only after the bank's line has come.

        ReceiptFileRow file = files.book(
                "receipts=0/0, returns=2/2.00", csv(returned("R-1", "1.00", "B-1"), returned("R-2", "1.00", "B-1")));

        assertThat(files.outcomes(file)).isEqualTo(Map.of(LineOutcome.RETURNED, 1L, LineOutcome.RETURN_NOT_OPEN, 1L));
        assertThat(files.booked("CASH")).isEqualTo(2_00);
    }
}
