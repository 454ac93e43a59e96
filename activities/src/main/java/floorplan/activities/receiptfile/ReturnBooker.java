package floorplan.activities.receiptfile;

import floorplan.activities.receipt.ReceiptReversals;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.FileBookings.ReturnedReceipt;
import floorplan.store.receiptfile.LineResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Books returns: a return takes back the one untouched receipt with its original reference, amount and currency. A
 * return that finds no receipt waits for it. One whose receipt has paid loans waits for {@link LateReturns}, which
 * locks those loans. Any other one waits for a person.
 */
final class ReturnBooker implements LineBooker {
    // Each return locks a receipt until the transaction ends.
    private static final int MOST = 200;

    private final FileBookings bookings;
    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final Receipts receipts;
    private final ReceiptReversals reversals;

    ReturnBooker(
            FileBookings bookings,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            Receipts receipts,
            ReceiptReversals reversals) {
        this.bookings = bookings;
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.receipts = receipts;
        this.reversals = reversals;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<LineResult> book(HeldFile file, List<FirstLine> lines) {
        List<LineResult> results = new ArrayList<>();
        // Sorted by receipt: transactions that lock receipts in the same order never deadlock.
        Map<String, FirstLine> byReceipt = new TreeMap<>();
        for (FirstLine first : lines) {
            List<ReturnedReceipt> originals = originals(file.account(), first);
            List<ReturnedReceipt> left = originals.stream()
                    .filter(receipt -> !byReceipt.containsKey(receipt.receiptId()))
                    .toList();
            List<ReturnedReceipt> untouched =
                    left.stream().filter(ReturnedReceipt::untouched).toList();
            if (untouched.size() == 1) {
                byReceipt.put(untouched.getFirst().receiptId(), first);
            } else {
                results.add(untouched.isEmpty() ? unbooked(file.account(), first, originals, left) : ambiguous(first));
            }
        }
        Map<String, LockedReceipt> locked = new TreeMap<>();
        byReceipt.forEach(
                (receiptId, first) -> receipts.lock(receiptId, List.of()).ifPresent(it -> locked.put(receiptId, it)));
        LocalDate open = openDate.hold();
        byReceipt.forEach((receiptId, first) -> results.add(takeBack(first, locked.get(receiptId), open)));
        return results;
    }

    private LineResult unbooked(
            String account, FirstLine first, List<ReturnedReceipt> originals, List<ReturnedReceipt> left) {
        long line = first.line().line();
        String reference = first.line().originalReference();
        if (reference.isEmpty()) {
            return LineResult.unposted(line, LineOutcome.RETURN_UNMATCHED, "It states no original reference.");
        }
        if (originals.isEmpty()) {
            return LineResult.unposted(
                    line,
                    LineOutcome.RETURN_WAITING,
                    "No receipt with the original reference " + reference + " and this amount is booked yet.");
        }
        if (bookings.returnedByHand(account, first.line()).isPresent()) {
            return LineResult.unposted(
                    line,
                    LineOutcome.RETURN_WAITING,
                    "A person has returned its receipt. The next step settles this line by that return.");
        }
        return left.stream().anyMatch(ReturnedReceipt::whole) ? paidLoans(first) : notOpen(first, originals);
    }

    /** @param originals at least one, none of which can be taken back whole */
    LineResult notOpen(FirstLine first, List<ReturnedReceipt> originals) {
        return LineResult.unposted(
                first.line().line(),
                LineOutcome.RETURN_NOT_OPEN,
                reversals
                        .missing(originals.getFirst().receiptId())
                        .orElse("Another return of this file takes the receipt back."));
    }

    static LineResult ambiguous(FirstLine first) {
        return LineResult.unposted(
                first.line().line(),
                LineOutcome.RETURN_UNMATCHED,
                "Several receipts have the original reference and amount.");
    }

    private static LineResult paidLoans(FirstLine first) {
        return LineResult.unposted(
                first.line().line(), LineOutcome.RETURN_WAITING, "Its receipt has paid loans: they are reversed next.");
    }

    /** The receipts that a return may take back; at most two. */
    List<ReturnedReceipt> originals(String account, FirstLine first) {
        return first.line().originalReference().isEmpty() ? List.of() : bookings.originals(account, first.line());
    }

    private LineResult takeBack(FirstLine first, @Nullable LockedReceipt receipt, @Nullable LocalDate open) {
        return receipt == null || !receipt.open().equals(first.line().amount())
                ? paidLoans(first)
                : LineResult.posted(
                        first.line().line(), LineOutcome.RETURNED, receipt.id(), takeOpenBack(first, receipt, open));
    }

    /**
     * Sends all that is open of a locked receipt back to the bank.
     *
     * @return the booking date
     */
    LocalDate takeOpenBack(FirstLine first, LockedReceipt receipt, @Nullable LocalDate open) {
        long cents = receipt.open().cents();
        LocalDate today = clock.today();
        LocalDate date =
                first.line().valueDate().isAfter(today) ? today : first.line().valueDate();
        LocalDate bookingDate = receipt.bookingDate(BookingDates.bookingDate(date, open));
        if (cents > 0) {
            JournalSource source = JournalSource.ofReturn(first.key());
            journal.post(
                    List.of(Postings.returned(date, cents)),
                    source,
                    Journal.NO_LOAN_TYPE,
                    receipt.open().currency(),
                    bookingDate);
            receipts.leave(receipt, cents, ReceiptStatus.RETURNED, source, Journal.NO_LOAN_TYPE, bookingDate);
        }
        return bookingDate;
    }
}
