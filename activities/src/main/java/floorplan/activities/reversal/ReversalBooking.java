package floorplan.activities.reversal;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.money.Rounding;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.reversal.LoggedReversal;
import floorplan.store.reversal.ReversalLog;
import java.time.LocalDate;
import java.util.Map;

/** Books a reversal on its loan, by a correction. */
public final class ReversalBooking {
    private final ReversalLog log;
    private final Loans loans;
    private final OpenDate openDate;
    private final LoanCorrections corrections;
    private final AuditLog audit;

    public ReversalBooking(
            ReversalLog log, Loans loans, OpenDate openDate, LoanCorrections corrections, AuditLog audit) {
        this.log = log;
        this.loans = loans;
        this.openDate = openDate;
        this.corrections = corrections;
        this.audit = audit;
    }

    /**
     * Books a logged reversal that is not applied yet, in the transaction that has locked it with its repayment and
     * loan.
     *
     * @return the reversal as it is logged now
     */
    public LoggedReversal book(LoggedReversal logged) {
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
                        units(corrected.correct()),
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
}
