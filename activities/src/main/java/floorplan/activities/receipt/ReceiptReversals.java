package floorplan.activities.receipt;

import floorplan.activities.correction.LoanCorrections;
import floorplan.activities.reversal.ReversalBooking;
import floorplan.domain.journal.JournalSource.SourceKind;
import floorplan.domain.money.Money;
import floorplan.domain.receipt.PayoutDecision.RefusedPayout;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.NotYet;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.receipt.LockedReceipt;
import floorplan.store.receipt.ReceiptUses;
import floorplan.store.receipt.ReceiptUses.PaidRepayment;
import floorplan.store.receipt.ReceiptUses.ReceiptUse;
import floorplan.store.receipt.Receipts;
import floorplan.store.reversal.LoggedReversal;
import floorplan.store.reversal.ReversalLog;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.transaction.TransactionStatus;

/**
 * Reverses, as bounced, the repayments that a returned receipt paid: in the transaction that books the return, all of
 * them or none. The workflows of the reversals then find them applied, and tell the credit side. If a process dies
 * before it starts such a workflow, the sweep starts it.
 */
public final class ReceiptReversals {
    private static final int LONGEST_REASON = 500;

    private final Receipts receipts;
    private final ReceiptUses uses;
    private final ReversalLog log;
    private final ReversalBooking booking;
    private final Consumer<AcceptedReversal> starts;

    /** @param starts starts the workflow of a reversal */
    public ReceiptReversals(
            AccountDatabase database,
            Loans loans,
            OpenDate openDate,
            LoanCorrections corrections,
            Consumer<AcceptedReversal> starts) {
        this.receipts = new Receipts(database);
        this.uses = new ReceiptUses(database);
        this.log = new ReversalLog(database);
        this.booking = new ReversalBooking(log, loans, openDate, corrections, new AuditLog(database));
        this.starts = starts;
    }

    /**
     * Logs the reversals, and locks them, their repayments, their loans, and the receipt. The caller then calls either
     * {@link PaidByReceipt#reverse} or {@link PaidByReceipt#forget}.
     *
     * @param by the client that returns the receipt
     * @throws NotYet if a repayment from the receipt is applied or reversed at this moment
     */
    public PaidByReceipt lock(TransactionStatus transaction, String receiptId, String by, String reason) {
        Object before = transaction.createSavepoint();
        List<PaidRepayment> paid = standing(uses.of(receiptId));
        for (PaidRepayment repayment : paid) {
            log.keep(new AcceptedReversal(
                    repayment.id(),
                    by,
                    reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                    ReversalKind.BOUNCED));
        }
        log.lockRepayments(paid.stream().map(PaidRepayment::id).toList());
        Optional<LockedReceipt> receipt = receipts.lock(
                receiptId, paid.stream().map(PaidRepayment::loanId).toList());
        List<ReceiptUse> now = uses.of(receiptId);
        if (!standing(now).equals(paid)) {
            throw new NotYet("a repayment from receipt " + receiptId + " is applied or reversed at this moment");
        }
        return new PaidByReceipt(transaction, before, receipt, now);
    }

    private static List<PaidRepayment> standing(List<ReceiptUse> uses) {
        return uses.stream()
                .map(ReceiptUse::repayment)
                .filter(Objects::nonNull)
                .filter(PaidRepayment::stands)
                .toList();
    }

    /** Starts the workflows of booked reversals, after their transaction. */
    public void start(Collection<AcceptedReversal> reversals) {
        reversals.forEach(starts);
    }

    /** Says why a receipt cannot be taken back whole; empty if it can. */
    public Optional<String> missing(String receiptId) {
        String left = uses.of(receiptId).stream()
                .filter(use -> !use.stands())
                .map(ReceiptReversals::sentence)
                .collect(Collectors.joining(" "));
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("Receipt " + receiptId + " cannot be taken back whole. " + left);
    }

    private static String sentence(ReceiptUse use) {
        String subject = use.source().subject();
        return switch (use.source().kind()) {
            case REPAYMENT -> "Repayment " + subject + " is reversed already.";
            case REFUND -> "Refund " + subject + " paid money of it back.";
            default -> "It was returned before.";
        };
    }

    /** The locked repayments of a locked receipt. */
    public final class PaidByReceipt {
        private final TransactionStatus transaction;
        private final Object before;
        private final Optional<LockedReceipt> receipt;
        private final List<ReceiptUse> standing;

        private PaidByReceipt(
                TransactionStatus transaction, Object before, Optional<LockedReceipt> receipt, List<ReceiptUse> uses) {
            this.transaction = transaction;
            this.before = before;
            this.receipt = receipt;
            this.standing = uses.stream().filter(ReceiptUse::stands).toList();
        }

        /** Empty if there is no such receipt. */
        public Optional<LockedReceipt> receipt() {
            return receipt;
        }

        /** The open part of the receipt, and all that its repayments took. */
        public Money whole() {
            Money open = receipt.orElseThrow().open();
            return new Money(
                    open.currency(),
                    standing.stream().mapToLong(ReceiptUse::cents).reduce(open.cents(), Math::addExact));
        }

        /** Says why one of the repayments cannot be reversed; empty if all can. */
        public Optional<RefusedPayout> obstacle() {
            return repayments().stream()
                    .map(PaidRepayment::id)
                    .flatMap(id -> obstacle(id).stream())
                    .findFirst();
        }

        private Optional<RefusedPayout> obstacle(String repaymentId) {
            if (log.lock(repaymentId).kind() != ReversalKind.BOUNCED) {
                return Optional.of(RefusedPayout.beingMoved(repaymentId));
            }
            return uses.of(repaymentId).stream()
                    .map(ReceiptUse::source)
                    .filter(source -> source.kind() != SourceKind.CORRECTION)
                    .findFirst()
                    .map(source -> RefusedPayout.surplusLeft(repaymentId, source));
        }

        private List<PaidRepayment> repayments() {
            return standing.stream()
                    .map(ReceiptUse::repayment)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** Takes the logged reversals back: nothing is reversed. The locks stay. */
        public void forget() {
            transaction.rollbackToSavepoint(before);
        }

        /** Reverses the repayments on their loans. */
        public List<AcceptedReversal> reverse() {
            return repayments().stream()
                    .map(repayment -> booking.book(log.lock(repayment.id())))
                    .map(PaidByReceipt::accepted)
                    .toList();
        }

        private static AcceptedReversal accepted(LoggedReversal booked) {
            return new AcceptedReversal(booked.repaymentId(), booked.by(), booked.reason(), booked.kind());
        }
    }
}
