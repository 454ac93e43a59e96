package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.LineReason;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.StagedReceiptLines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The checks of a file that is being staged. The files are shorter than a batch, so no database is needed. */
class FileStagingTest {
    private final FileStaging staging = new FileStaging(
            new ReceiptFileRow(
                    1,
                    "1".repeat(32),
                    "csv",
                    "",
                    "MAIN",
                    false,
                    null,
                    new ControlTotals(1, 1, 0, 0),
                    ReceiptFileStatus.RECEIVED,
                    0,
                    null,
                    null,
                    ControlTotals.NONE,
                    0,
                    0,
                    null,
                    "lender",
                    Instant.EPOCH,
                    null),
            new StagedReceiptLines(new AccountDatabase(new DriverManagerDataSource())),
            BalanceOrder.NONE,
            () -> {});

    @Test
    void refusesALineThatMakesTheTotalTooLarge() {
        staging.entry(entry(2, Long.MAX_VALUE));
        staging.entry(entry(3, 1));
        staging.entry(entry(4, 1));

        assertThat(staging.reasons()).extracting(LineReason::line).containsExactly(3L, 4L);
        assertThat(staging.reasons().getFirst().reason()).startsWith("makes the file's total too large");
    }

    @Test
    void listsABoundedNumberOfReasons() {
        for (int line = 2; line < 3_000; line++) {
            staging.wrong(List.of(new LineReason(line, "amount", "is wrong")));
        }

        assertThat(staging.reasons()).hasSize(LineReason.MOST);
    }

    private static FileEntry entry(long line, long cents) {
        Money amount = new Money(Currency.getInstance("CNY"), cents);
        ReceiptLine receipt = new ReceiptLine(
                line, ReceiptLineKind.RECEIPT, "", "", LocalDate.of(2026, 3, 10), amount, null, "", "", "", "", "", "");
        return new FileEntry(line, cents, null, receipt);
    }
}
