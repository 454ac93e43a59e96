package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.COMPARING;
import static floorplan.activities.receiptfile.FilesUnderTest.csv;
import static floorplan.activities.receiptfile.FilesUnderTest.receipt;
import static floorplan.activities.receiptfile.FilesUnderTest.returned;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of a second profile of a bank account: compared with the posted lines, posting nothing. */
class FileComparisonIT {
    private static final String STATEMENT = "2026-03-10";

    private FilesUnderTest files;

    @BeforeEach
    void start() {
        TestSchema.empty("account");
        files = new FilesUnderTest();
        files.end(files.arrive(
                FilesUnderTest.CSV,
                STATEMENT,
                "receipts=3/6.00, returns=1/3.00",
                csv(
                        receipt("B-1", "1.00"),
                        receipt("B-2", "2.00"),
                        receipt("B-3", "3.00"),
                        returned("R-3", "3.00", "B-3"))));
    }

    @AfterEach
    void figuresAgree() {
        assertThat(files.booked("CASH")).as("comparing posts nothing").isEqualTo(300);
        assertThat(files.count("SELECT COUNT(*) FROM receipt_line_key"))
                .as("comparing claims no key")
                .isEqualTo(4);
        files.close();
    }

    private ReceiptFileRow compare(String control, String... lines) {
        return files.end(files.arrive(COMPARING, STATEMENT, control, csv(lines)));
    }

    @Test
    void findsTheSameLinesUnderTheSameStatementId() {
        ReceiptFileRow compared = compare(
                "receipts=3/6.00, returns=1/3.00",
                returned("R-3", "3.00", "B-3"),
                receipt("B-2", "2.00") + "another text",
                receipt("B-1", "1.00"),
                receipt("B-3", "3.00"));

        assertThat(compared.status()).isEqualTo(ReceiptFileStatus.COMPARED);
        assertThat(files.outcomes(compared)).isEqualTo(Map.of(LineOutcome.SAME_AS_POSTED, 4L));
        assertThat(files.reasons(compared)).isEmpty();
    }

    @Test
    void namesEachDifference() {
        ReceiptFileRow compared = compare(
                "receipts=4/16.00, returns=0/0",
                receipt("B-1", "1.00"),
                receipt("B-2", "2.50"),
                receipt("B-4", "4.50"),
                receipt("", "8.00"));

        assertThat(compared.status()).isEqualTo(ReceiptFileStatus.COMPARED_WITH_EXCEPTIONS);
        assertThat(files.outcomes(compared))
                .isEqualTo(Map.of(
                        LineOutcome.SAME_AS_POSTED,
                        1L,
                        LineOutcome.DIFFERS_FROM_POSTED,
                        1L,
                        LineOutcome.NOT_POSTED,
                        2L));
        assertThat(
                        files.count(
                                "SELECT COUNT(*) FROM receipt_file_line WHERE note = 'Posted with amount CNY 2.00.' AND known_line = 3"))
                .isEqualTo(1);
        assertThat(files.reasons(compared))
                .containsExactly("0  2026-03-10 CNY: receipts in the file: 4, total 16.00; posted: 3, total 6.00");
    }

    @Test
    void comparesTheSameBytesAnewOnceMoreIsPosted() {
        String[] lines = {receipt("B-1", "1.00"), receipt("B-2", "2.00"), receipt("B-3", "3.00"), receipt("", "0.01")};
        String control = "receipts=4/6.01, returns=0/0";
        ReceiptFileRow first = compare(control, lines);

        ReceiptFileRow second = compare(control, lines);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.status()).isEqualTo(ReceiptFileStatus.COMPARED_WITH_EXCEPTIONS);
    }
}
