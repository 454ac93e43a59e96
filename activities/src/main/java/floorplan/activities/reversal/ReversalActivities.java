package floorplan.activities.reversal;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.CorrectionSummaries;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.MessageId;
import floorplan.domain.money.Rounding;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.message.SendHashes;
import floorplan.store.receipt.SurplusUses;
import floorplan.store.reversal.LoggedReversal;
import floorplan.store.reversal.ReversalLog;
import floorplan.workflows.LogIds;
import floorplan.workflows.reversal.AppliedReversal;
import floorplan.workflows.reversal.ReversalPayload;
import floorplan.workflows.reversal.ReversalSteps;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** The steps of a reversal on the real servers; each is at most one database transaction. */
public final class ReversalActivities implements ReversalSteps {
    private final AccountDatabase database;
    private final ReversalLog log;
    private final Loans loans;
    private final OpenDate openDate;
    private final LoanCorrections corrections;
    private final SurplusUses surplusUses;
    private final SendHashes hashes;
    private final AuditLog audit;
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
        this.loans = loans;
        this.openDate = openDate;
        this.corrections = corrections;
        this.surplusUses = new SurplusUses(database);
        this.hashes = hashes;
        this.audit = audit;
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
     * Whether no money of the repayment's surplus pays another loan or was refunded. The log has the reversal already,
     * and the loan is locked, so none can leave afterwards: an application or refund that locks the loan later finds
     * the reversal.
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
            return applied(logged.movement() != null ? logged : correct(logged));
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

    private LoggedReversal correct(LoggedReversal logged) {
        LockedLoan loan = loans.lock(logged.loanId());
        LocalDate open = openDate.hold();
        LateInput late = LateInput.reversal(
                logged.repaymentId(), logged.kind(), logged.valueDate(), logged.by(), logged.reason());
        CorrectedLoan corrected = corrections.compute(loan, late, open);
        corrections.book(loan, late, corrected, open);
        log.corrected(logged, loan, corrected.seq(), -corrected.difference().principalRepaid());
        audit.append(new AuditEntry(
                logged.by(),
                Action.REVERSE_REPAYMENT,
                AuditOutcome.DONE,
                new Subject("repayment", logged.repaymentId()),
                Map.of("status", "APPLIED", "principal", units(corrected.booked())),
                Map.of(
                        "status",
                        "REVERSED",
                        "principal",
                        units(corrected.should()),
                        "correctionId",
                        corrected.correctionId(),
                        "kind",
                        logged.kind().name(),
                        "effectiveDate",
                        logged.valueDate().toString(),
                        "reason",
                        logged.reason())));
        return log.lock(logged.repaymentId());
    }

    private static String units(LoanResults results) {
        return Rounding.toUnits(results.state().principalCents()).toPlainString();
    }

    @Override
    public void clear(String repaymentId) {
        hashes.unprepare(MessageId.ofReversal(repaymentId).text());
        log.sent(repaymentId);
    }
}
