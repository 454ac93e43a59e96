package floorplan.activities.receipt;

import floorplan.domain.money.Money;
import floorplan.domain.receipt.PayoutDecision.RefusedPayout;
import floorplan.domain.receipt.ReturnLine;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.FileBookings.OpenLine;
import floorplan.store.receiptfile.LineResult;
import floorplan.store.receiptfile.WaitingReturns;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of a bank's file that a person settles by returning its receipt. Its file is locked. */
final class NamedReturn {
    private final ReturnLine name;
    private final FileBookings bookings;
    private final WaitingReturns waiting;
    private final @Nullable HeldFile file;
    private final @Nullable OpenLine found;

    private NamedReturn(ReturnLine name, AccountDatabase database) {
        this.name = name;
        this.bookings = new FileBookings(database);
        this.waiting = new WaitingReturns(database);
        this.file = bookings.find(name.fileId()).orElse(null);
        this.found = file == null ? null : bookings.line(file, name.line()).orElse(null);
    }

    /** Locks the file. Call this before locking the log row: every transaction that books lines locks in this order. */
    static NamedReturn hold(AccountDatabase database, ReturnLine name) {
        return new NamedReturn(name, database);
    }

    /** Says why the return of a receipt does not settle the line; empty if it does. */
    Optional<RefusedPayout> difference(String receiptId, Money whole) {
        if (file == null || found == null || found.line().kind() != ReceiptLineKind.RETURN) {
            return refused("is not a return of a known file.");
        }
        return switch (found.outcome()) {
            case RETURN_WAITING, RETURN_UNMATCHED, RETURN_NOT_OPEN -> {
                if (!bookings.isOfAccount(receiptId, file.account())) {
                    yield refused("is of bank account " + file.account() + ", and the receipt came to another.");
                }
                yield found.line().amount().equals(whole)
                        ? Optional.empty()
                        : refused("returns " + found.line().amount() + ", and this return is of " + whole + ".");
            }
            default -> refused("has the outcome " + found.outcome() + ".");
        };
    }

    private Optional<RefusedPayout> refused(String difference) {
        return Optional.of(RefusedPayout.otherLine(name, difference));
    }

    /** Gives the line its outcome, after {@link #difference} found none. */
    void settle(String receiptId, LocalDate bookingDate, List<AcceptedReversal> reversed) {
        if (file == null || found == null) {
            throw new IllegalStateException("there is no such line");
        }
        ReceiptLine line = found.line();
        LineOutcome outcome = reversed.isEmpty() ? LineOutcome.RETURNED : LineOutcome.REVERSED;
        waiting.settle(
                file,
                line,
                found.outcome(),
                new LineResult(
                        line.line(),
                        outcome,
                        receiptId,
                        null,
                        "A person returned this receipt for this line.",
                        bookingDate));
    }
}
