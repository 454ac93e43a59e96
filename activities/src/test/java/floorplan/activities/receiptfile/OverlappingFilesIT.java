package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.activities.receiptfile.FilesUnderTest.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports of one bank that overlap: repeated lines do not make a file look like the wrong one. */
class OverlappingFilesIT {
    private static final int FROM_RECEIPTS = 3;

    private FilesUnderTest files;

    @BeforeEach
    void start() {
        TestSchema.empty("account");
        files = new FilesUnderTest(new HoldRule(50, FROM_RECEIPTS));
    }

    @AfterEach
    void stop() {
        files.close();
    }

    /** No loan matches any of these receipts. */
    private ReceiptFileRow sendThrough(int last, String... more) {
        String[] lines = Stream.concat(
                        IntStream.rangeClosed(1, last).mapToObj(i -> receipt(i % 2 == 0 ? "" : "B-" + i, i + ".00")),
                        Arrays.stream(more))
                .toArray(String[]::new);
        int total = last * (last + 1) / 2 + more.length;
        return files.book("receipts=%d/%d.00, returns=0/0".formatted(lines.length, total), csv(lines));
    }

    @Test
    void repeatedReceiptsDoNotCount() {
        sendThrough(2);
        assertThat(files.count("SELECT COUNT(*) FROM receipt")).isEqualTo(2);

        ReceiptFileRow overlapping = sendThrough(2, receipt("C-1", "1.00"), receipt("C-2", "1.00"));

        assertThat(files.outcomes(overlapping)).isEqualTo(Map.of(LineOutcome.DUPLICATE, 2L, LineOutcome.UNMATCHED, 2L));
        assertThat(files.count("SELECT unmatched FROM receipt_file WHERE seq = " + overlapping.seq()))
                .isEqualTo(2);
        files.assertFiguresAgree();
    }

    @Test
    void newReceiptsCount() {
        sendThrough(2);

        ReceiptFileRow overlapping =
                sendThrough(2, receipt("C-1", "1.00"), receipt("C-2", "1.00"), receipt("C-3", "1.00"));

        assertThat(overlapping.status()).isEqualTo(ReceiptFileStatus.HELD);
    }
}
