package floorplan.activities.receipt;

import floorplan.activities.receipt.ReceiptReversals.PaidByReceipt;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.money.Money;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutDecision;
import floorplan.domain.receipt.PayoutDecision.PaidOut;
import floorplan.domain.receipt.PayoutDecision.RefusedPayout;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.Payouts;
import floorplan.store.receipt.Receipts;
import floorplan.workflows.receipt.PayoutPayload;
import floorplan.workflows.receipt.PayoutResult;
import floorplan.workflows.receipt.PayoutResult.PayoutOutcome;
import floorplan.workflows.receipt.PayoutSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;

/**
 * Refunds and returns, each in one transaction that locks the receipt and the loan that it comes from. A return also
 * reverses the repayments that the receipt paid.
 */
public final class PayoutActivities implements PayoutSteps {
    private final AccountDatabase database;
    private final Receipts receipts;
    private final ReceiptReversals reversals;
    private final Payouts payouts;
    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final AuditLog audit;

    public PayoutActivities(
            AccountDatabase database,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            AuditLog audit,
            ReceiptReversals reversals) {
        this.database = database;
        this.reversals = reversals;
        this.receipts = new Receipts(database);
        this.payouts = new Payouts(database);
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public PayoutResult payOut(PayoutPayload payload) {
        AcceptedPayout payout = payload.toDomain();
        return switch (payout.kind()) {
            case REFUND -> database.inTransaction(() -> refund(payout));
            case RETURN -> {
                GivenBack given = database.inTransaction(transaction -> giveBack(payout, transaction));
                reversals.start(given.reversed());
                yield given.result();
            }
        };
    }

    /**
     * A decided return.
     *
     * @param reversed the reversals, whose workflows are to be started after the transaction
     */
    private record GivenBack(PayoutResult result, List<AcceptedReversal> reversed) {}

    /**
     * The result of an earlier run of the same request. It is read under the receipt's lock, so a second run finds the
     * first one's decision.
     */
    private Optional<PayoutResult> earlier(AcceptedPayout payout) {
        return payouts.find(payout.id())
                .map(earlier -> earlier.requestHash().equals(payout.requestHash())
                        ? result(earlier.decision())
                        : PayoutResult.keyReused());
    }

    private PayoutResult refund(AcceptedPayout payout) {
        Optional<LockedReceipt> receipt = receipts.lock(payout.receiptId(), List.of());
        return earlier(payout)
                .orElseGet(() -> kept(payout, receipt.orElse(null), decideRefund(receipt.orElse(null), payout)));
    }

    private GivenBack giveBack(AcceptedPayout payout, TransactionStatus transaction) {
        NamedReturn named = payout.line() == null ? null : NamedReturn.hold(database, payout.line());
        PaidByReceipt paid = reversals.lock(transaction, payout.receiptId(), payout.client(), payout.reason());
        Optional<PayoutResult> earlier = earlier(payout);
        if (earlier.isPresent()) {
            paid.forget();
            return new GivenBack(earlier.get(), List.of());
        }
        Optional<RefusedPayout> obstacle = obstacle(paid, payout, named);
        if (obstacle.isPresent()) {
            paid.forget();
            return new GivenBack(kept(payout, paid.receipt().orElse(null), obstacle.get()), List.of());
        }
        LockedReceipt receipt = paid.receipt().orElseThrow();
        Money whole = paid.whole();
        PaidOut open = pay(receipt, payout, receipt.open().cents());
        List<AcceptedReversal> reversed = paid.reverse();
        if (named != null) {
            named.settle(receipt.id(), open.bookingDate(), reversed);
        }
        return new GivenBack(kept(payout, receipt, new PaidOut(whole, open.bookingDate())), reversed);
    }

    private PayoutResult kept(AcceptedPayout payout, @Nullable LockedReceipt receipt, PayoutDecision decision) {
        payouts.keep(payout, decision);
        audit(payout, receipt, decision);
        return result(decision);
    }

    private PayoutDecision decideRefund(@Nullable LockedReceipt receipt, AcceptedPayout payout) {
        if (receipt == null) {
            return RefusedPayout.unknownReceipt(payout.receiptId());
        }
        if (receipts.isBeingReversed(receipt)) {
            return RefusedPayout.beingReversed(receipt.id());
        }
        long cents = Objects.requireNonNullElse(payout.cents(), receipt.open().cents());
        return cents == 0 || cents > receipt.open().cents()
                ? RefusedPayout.moreThanOpen(receipt.id(), receipt.open())
                : pay(receipt, payout, cents);
    }

    private Optional<RefusedPayout> obstacle(PaidByReceipt paid, AcceptedPayout payout, @Nullable NamedReturn named) {
        LockedReceipt receipt = paid.receipt().orElse(null);
        if (receipt == null) {
            return Optional.of(RefusedPayout.unknownReceipt(payout.receiptId()));
        }
        if (receipt.origin() != ReceiptOrigin.BANK) {
            return Optional.of(RefusedPayout.notFromBank(receipt.id()));
        }
        Money whole = paid.whole();
        if (whole.cents() == 0) {
            return Optional.of(RefusedPayout.moreThanOpen(receipt.id(), whole));
        }
        return (named == null ? Optional.<RefusedPayout>empty() : named.difference(receipt.id(), whole))
                .or(paid::obstacle);
    }

    /** @param cents the open part of the receipt to pay out; 0 if loans have taken the whole receipt */
    private PaidOut pay(LockedReceipt receipt, AcceptedPayout payout, long cents) {
        LocalDate open = openDate.hold();
        LocalDate booked = receipt.bookingDate(open == null ? clock.today() : open);
        JournalSource source = source(payout);
        if (cents > 0) {
            receipts.leave(receipt, cents, status(payout), source, receipt.loanType(), booked);
            journal.post(
                    List.of(entry(payout, booked, cents)),
                    source,
                    receipt.loanType(),
                    receipt.open().currency(),
                    booked);
        }
        return new PaidOut(new Money(receipt.open().currency(), cents), booked);
    }

    private static JournalSource source(AcceptedPayout payout) {
        return switch (payout.kind()) {
            case REFUND -> JournalSource.ofRefund(payout.id());
            case RETURN -> JournalSource.ofReturn(payout.id());
        };
    }

    private static ReceiptStatus status(AcceptedPayout payout) {
        return switch (payout.kind()) {
            case REFUND -> ReceiptStatus.REFUNDED;
            case RETURN -> ReceiptStatus.RETURNED;
        };
    }

    private static JournalEntry entry(AcceptedPayout payout, LocalDate date, long cents) {
        return switch (payout.kind()) {
            case REFUND -> Postings.refund(date, cents);
            case RETURN -> Postings.returned(date, cents);
        };
    }

    private static PayoutResult result(PayoutDecision decision) {
        return switch (decision) {
            case PaidOut paid ->
                new PayoutResult(
                        PayoutOutcome.PAID, paid.amount() + " was paid out, booked on " + paid.bookingDate() + ".");
            case RefusedPayout refused -> new PayoutResult(PayoutOutcome.REFUSED, refused.detail());
        };
    }

    private void audit(AcceptedPayout payout, @Nullable LockedReceipt receipt, PayoutDecision decision) {
        Map<String, String> after = new TreeMap<>();
        after.put("reason", payout.reason());
        switch (decision) {
            case PaidOut paid -> {
                after.put("paid", paid.amount().toString());
                after.put(
                        "open",
                        left(payout, Objects.requireNonNull(receipt), paid).toString());
                after.put("bookingDate", paid.bookingDate().toString());
            }
            case RefusedPayout refused -> after.put("refused", refused.detail());
        }
        audit.append(new AuditEntry(
                payout.client(),
                payout.kind() == PayoutKind.REFUND ? Action.REFUND_RECEIPT : Action.RETURN_RECEIPT,
                decision instanceof PaidOut ? AuditOutcome.DONE : AuditOutcome.REFUSED,
                new Subject("receipt", payout.receiptId()),
                receipt == null ? null : Map.of("open", receipt.open().toString()),
                after));
    }

    private static Money left(AcceptedPayout payout, LockedReceipt receipt, PaidOut paid) {
        long open = receipt.open().cents();
        // A return leaves nothing open, and its amount includes money that loans had taken.
        return new Money(
                paid.amount().currency(),
                payout.kind() == PayoutKind.RETURN ? 0 : open - paid.amount().cents());
    }
}
