package floorplan.api.receiptfile;

import floorplan.api.receiptfile.ReceiptFileAnswer.ControlAnswer;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as a list shows it. {@code GET} of the file has its outcomes and reasons.
 *
 * @param account the bank account
 * @param statementId the bank's number of the statement; null if not stated
 * @param size number of bytes
 * @param found totals of the lines; zeros until the file was read
 * @param skipped entries that are neither receipt nor return
 * @param by the client that sent the file
 */
@Schema(name = "ReceiptFileListItem")
record ListedFileAnswer(
        String id,
        String profile,
        String account,
        @Nullable String statementId,
        FileStanding status,
        long size,
        ControlAnswer found,
        long skipped,
        String by,
        String workflowId,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    static ListedFileAnswer of(ReceiptFileRow row) {
        return new ListedFileAnswer(
                row.id(),
                row.profile(),
                row.account(),
                row.statementId(),
                FileStanding.of(row.status()),
                row.size(),
                ControlAnswer.of(row.totals()),
                row.skipped(),
                row.client(),
                ReceiptFileWorkflow.workflowId(row.id()),
                row.createdAt(),
                row.finishedAt());
    }
}
