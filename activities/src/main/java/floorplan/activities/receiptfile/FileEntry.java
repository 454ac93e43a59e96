package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.ReceiptLine;
import org.jspecify.annotations.Nullable;

/**
 * A valid entry of a bank's file.
 *
 * @param line the line's number in the file, from 1
 * @param signedCents the cents by which the entry changes the bank account
 * @param balanceCents the account's balance after the entry; null if the file does not state it
 * @param receipt null if the profile skips the entry, such as a fee
 */
public record FileEntry(
        long line,
        long signedCents,
        @Nullable Long balanceCents,
        @Nullable ReceiptLine receipt) {}
