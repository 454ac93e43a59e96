package floorplan.activities.receiptfile;

import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.receipt.ReceiptReversals.PaidByReceipt;
import floorplan.activities.receiptfile.LineBooker.FirstLine;
import floorplan.domain.receipt.PayoutDecision.RefusedPayout;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.journal.OpenDate;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HandReturn;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.FileBookings.ReturnedReceipt;
import floorplan.store.receiptfile.LineResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.transaction.TransactionStatus;

/**
 * Books returns of receipts that have paid loans: the repayments are reversed as bounced, and the open part is sent
 * back. A return is booked whole or not at all.
 */
final class PaidReturns {
    private final ReturnBooker booker;
    private final ReceiptReversals reversals;
    private final OpenDate openDate;
    private final FileBookings bookings;
    private final Receipts receipts;

    PaidReturns(
            ReturnBooker booker,
            ReceiptReversals reversals,
            OpenDate openDate,
            FileBookings bookings,
            Receipts receipts) {
        this.bookings = bookings;
        this.receipts = receipts;
        this.booker = booker;
        this.reversals = reversals;
        this.openDate = openDate;
    }

    /**
     * A return that is booked, or why it is not.
     *
     * @param reversed the reversals, whose workflows are to be started after the transaction
     */
    record BookedReturn(LineResult line, List<AcceptedReversal> reversed) {
        private static BookedReturn withoutReversals(LineResult line) {
            return new BookedReturn(line, List.of());
        }
    }

    /** Books a return in the caller's transaction, which holds its file. */
    BookedReturn book(HeldFile file, FirstLine first, TransactionStatus transaction) {
        List<ReturnedReceipt> originals = booker.originals(file.account(), first);
        List<ReturnedReceipt> whole =
                originals.stream().filter(ReturnedReceipt::whole).toList();
        // Untouched receipts come first. If exactly one is untouched, the return takes that one.
        return whole.size() == 1 || (whole.size() == 2 && isTheOnlyUntouched(whole))
                ? book(file, first, whole.getFirst().receiptId(), transaction)
                : BookedReturn.withoutReversals(
                        whole.isEmpty() ? returnedByHand(file, first, originals) : ReturnBooker.ambiguous(first));
    }

    /** Books nothing more for a receipt that a person has returned: that return has credited cash already. */
    private LineResult returnedByHand(HeldFile file, FirstLine first, List<ReturnedReceipt> originals) {
        Optional<HandReturn> byHand = bookings.returnedByHand(file.account(), first.line());
        // Two lines may name the same return. Under the receipt's lock, the later one sees that it is settled.
        byHand.ifPresent(it -> receipts.lock(it.receiptId(), List.of()));
        return byHand.flatMap(it -> bookings.returnedByHand(file.account(), first.line()))
                .map(it -> new LineResult(
                        first.line().line(),
                        LineOutcome.RETURNED,
                        it.receiptId(),
                        null,
                        "A person had returned the receipt.",
                        it.bookingDate()))
                .orElseGet(() -> booker.notOpen(first, originals));
    }

    private static boolean isTheOnlyUntouched(List<ReturnedReceipt> two) {
        return two.getFirst().untouched() && !two.getLast().untouched();
    }

    private BookedReturn book(HeldFile file, FirstLine first, String receiptId, TransactionStatus transaction) {
        long line = first.line().line();
        PaidByReceipt paid = reversals.lock(
                transaction,
                receiptId,
                file.client(),
                "The bank took receipt " + receiptId + " back: line " + line + " of file " + file.id() + ".");
        Optional<String> obstacle = paid.whole().equals(first.line().amount())
                ? paid.obstacle().map(RefusedPayout::detail)
                : Optional.of(
                        reversals.missing(receiptId).orElse("Receipt " + receiptId + " cannot be taken back whole."));
        if (obstacle.isPresent()) {
            paid.forget();
            return BookedReturn.withoutReversals(
                    LineResult.unposted(line, LineOutcome.RETURN_NOT_OPEN, obstacle.get()));
        }
        LockedReceipt receipt = paid.receipt().orElseThrow();
        LocalDate booked = booker.takeOpenBack(first, receipt, openDate.hold());
        List<AcceptedReversal> reversed = paid.reverse();
        LineResult result = reversed.isEmpty()
                ? LineResult.posted(line, LineOutcome.RETURNED, receiptId, booked)
                : new LineResult(line, LineOutcome.REVERSED, receiptId, null, note(reversed), booked);
        return new BookedReturn(result, reversed);
    }

    private static String note(List<AcceptedReversal> reversed) {
        return "It reversed "
                + reversed.stream()
                        .map(reversal -> "repayment " + reversal.repaymentId())
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
