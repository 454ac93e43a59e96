package floorplan.store.receipt;

import floorplan.domain.money.Money;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.store.journal.Journal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An unapplied receipt whose row this transaction holds. A preview reads the same without the lock.
 *
 * @param loanId the database's key of the loan that it comes from; null for money from a bank
 * @param loanType name of that loan's type; {@link Journal#NO_LOAN_TYPE} for money from a bank
 * @param party the id of the dealer or manufacturer that paid; null if unknown
 * @param open the part that has not left
 * @param latestBooking the latest booking date of its movements
 */
public record LockedReceipt(
        String id,
        ReceiptOrigin origin,
        @Nullable Long loanId,
        String loanType,
        ReceiptPayer payer,
        @Nullable String party,
        Money open,
        LocalDate receivedOn,
        LocalDate latestBooking) {

    LockedReceipt bookedThrough(LocalDate latest) {
        return new LockedReceipt(id, origin, loanId, loanType, payer, party, open, receivedOn, latest);
    }

    /** The booking date of money that leaves: the given date, or a later one if the receipt was booked later. */
    public LocalDate bookingDate(LocalDate date) {
        return latestBooking.isAfter(date) ? latestBooking : date;
    }
}
