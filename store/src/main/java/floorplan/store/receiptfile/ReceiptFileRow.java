package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bank's file as it stands.
 *
 * @param seq the number by which parts and lines refer to the file
 * @param profileHash of the profile's settings when the file came
 * @param account the bank account
 * @param comparing whether its lines are only compared with the posted ones
 * @param statementId the bank's number of the statement; null if not stated
 * @param control the totals stated with the upload; null if the balances in the file are its control
 * @param size number of bytes that have arrived
 * @param sha256 null until all bytes have arrived
 * @param charset null until the lines are staged
 * @param totals number and total of its lines, once they are staged
 * @param skipped number of entries that are neither receipt nor return
 * @param unmatched number of receipts that no rule has matched with a loan
 * @param decision a person's decision about a held file; null if there is none
 * @param client who sent the file
 * @param finishedAt null until it is over
 */
public record ReceiptFileRow(
        long seq,
        String id,
        String profile,
        String profileHash,
        String account,
        boolean comparing,
        @Nullable String statementId,
        @Nullable ControlTotals control,
        ReceiptFileStatus status,
        long size,
        @Nullable String sha256,
        @Nullable String charset,
        ControlTotals totals,
        long skipped,
        long unmatched,
        @Nullable FileDecision decision,
        String client,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    /** A person's decision about a held file. */
    public record FileDecision(String by, String reason, Instant at) {}
}
