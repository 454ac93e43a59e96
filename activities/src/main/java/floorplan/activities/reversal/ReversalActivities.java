package floorplan.activities.reversal;

import floorplan.activities.correction.CorrectionSummaries;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.MessageId;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.SendHashes;
import floorplan.store.receipt.SurplusUses;
import floorplan.store.reversal.LoggedReversal;
import floorplan.store.reversal.ReversalLog;
import floorplan.workflows.LogIds;
import floorplan.workflows.reversal.AppliedReversal;
import floorplan.workflows.reversal.ReversalPayload;
import floorplan.workflows.reversal.ReversalSteps;
import java.util.Objects;

/** The steps of a reversal on the real servers; each is at most one database transaction. */
public final class ReversalActivities implements ReversalSteps {
    private final AccountDatabase database;
    private final ReversalLog log;
    private final ReversalBooking booking;
    private final SurplusUses surplusUses;
    private final SendHashes hashes;
    private final CorrectionSummaries summaries;

    public ReversalActivities(
            AccountDatabase database,
            ReversalLog log,
            Loans loans,
            OpenDate openDate,
            LoanCorrections corrections,
            SendHashes hashes,
            AuditLog audit) {
        this.database = database;
        this.log = log;
        this.booking = new ReversalBooking(log, loans, openDate, corrections, audit);
        this.surplusUses = new SurplusUses(database);
        this.hashes = hashes;
        this.summaries = new CorrectionSummaries(database);
    }

    @Override
    public boolean log(ReversalPayload accepted) {
        AcceptedReversal reversal = accepted.toDomain();
        return database.inTransaction(transaction -> {
            boolean kept = log.keep(reversal) && keepsItsSurplus(reversal);
            if (kept) {
                hashes.prepare(reversal);
            } else {
                transaction.setRollbackOnly();
            }
            return kept;
        });
    }

    /**
     * True if the reversal is applied already, or if no money of the repayment's surplus was applied to a loan or
     * refunded. The reversal is logged and the loan is locked, so no money can leave afterwards: an application or
     * refund that locks the loan later finds the reversal.
     */
    private boolean keepsItsSurplus(AcceptedReversal reversal) {
        LoggedReversal logged = log.lock(reversal.repaymentId());
        return logged.movement() != null
                || surplusUses.of(reversal.repaymentId()).isEmpty();
    }

    @Override
    public AppliedReversal apply(String repaymentId) {
        return database.inTransaction(() -> {
            LoggedReversal logged = log.lock(repaymentId);
            LogIds.put(LogIds.LOAN, logged.loanNo());
            return applied(logged.movement() != null ? logged : booking.book(logged));
        });
    }

    private AppliedReversal applied(LoggedReversal reversal) {
        CreditMovement movement = Objects.requireNonNull(reversal.movement());
        Integer seq = reversal.correctionSeq();
        return AppliedReversal.of(
                movement,
                seq == null
                        ? null
                        : summaries.of(
                                reversal.loanNo(), seq, -movement.principal().cents()));
    }

    @Override
    public void clear(String repaymentId) {
        hashes.unprepare(MessageId.ofReversal(repaymentId).text());
        log.sent(repaymentId);
    }
}
