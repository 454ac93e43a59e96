package floorplan.console.receiptfile;

import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of {@code GET /v1/receipt-files/{id}} that a page shows. */
public record ShownReceiptFile(
        String id,
        String profile,
        String account,
        @Nullable String statementId,
        String status,
        long size,
        @Nullable FileTotals control,
        FileTotals found,
        long skipped,
        List<OutcomeOfLines> outcomes,
        List<FileReason> reasons,
        String by,
        String workflowId,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public boolean isRunning() {
        return status.equals("RUNNING");
    }

    public record FileTotals(long receipts, String receiptTotal, long returns, String returnTotal) {}

    /** @param outcome null for lines that are not booked yet */
    public record OutcomeOfLines(@Nullable String outcome, long lines, String total, String currency) {}

    public record FileReason(@Nullable Long line, @Nullable String field, String reason) {}

    /** {@code GET /v1/receipt-files}. */
    public record ReceiptFileRows(
            List<ListedReceiptFile> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record ListedReceiptFile(
            String id,
            String profile,
            String account,
            @Nullable String statementId,
            String status,
            FileTotals found,
            String by,
            Instant createdAt) {}

    /** {@code GET /v1/receipt-files/{id}/lines}. */
    public record ReceiptFileLines(
            List<ReceiptFileLine> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record ReceiptFileLine(
            long line,
            String kind,
            @Nullable String bankReference,
            LocalDate valueDate,
            String amount,
            String currency,
            @Nullable String payerName,
            @Nullable String text,
            @Nullable String outcome,
            @Nullable String note,
            @Nullable String receiptId) {}
}
