package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.ControlTotals;
import org.jspecify.annotations.Nullable;

/**
 * A file that is about to arrive.
 *
 * @param id 32 characters
 * @param profileHash of the profile's settings, 64 hexadecimal digits
 * @param account the bank account
 * @param comparing whether its lines are only compared with the posted ones
 * @param statementId the bank's number of the statement; null if not stated
 * @param control the totals stated with the upload; null if the balances in the file are its control
 * @param client who sends it
 */
public record NewReceiptFile(
        String id,
        String profile,
        String profileHash,
        String account,
        boolean comparing,
        @Nullable String statementId,
        @Nullable ControlTotals control,
        String client) {}
