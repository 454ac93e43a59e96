package floorplan.activities.reversal;

import floorplan.domain.credit.MessageId;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.Repayments;
import floorplan.domain.repayment.Reversal;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.message.SendHashes;
import floorplan.store.reversal.LoggedReversal;
import floorplan.store.reversal.ReversalLog;
import floorplan.workflows.LogIds;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.reversal.ReversalPayload;
import floorplan.workflows.reversal.ReversalSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The steps of a reversal on the real servers; each is at most one database transaction. */
public final class ReversalActivities implements ReversalSteps {
    private final AccountDatabase database;
    private final ReversalLog log;
    private final Loans loans;
    private final Journal journal;
    private final OpenDate openDate;
    private final Repayments repayments;
    private final SendHashes hashes;
    private final AuditLog audit;

    public ReversalActivities(
            AccountDatabase database,
            ReversalLog log,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            Repayments repayments,
            SendHashes hashes,
            AuditLog audit) {
        this.database = database;
        this.log = log;
        this.loans = loans;
        this.journal = journal;
        this.openDate = openDate;
        this.repayments = repayments;
        this.hashes = hashes;
        this.audit = audit;
    }

    @Override
    public boolean log(ReversalPayload accepted) {
        AcceptedReversal reversal = accepted.toDomain();
        return database.inTransaction(() -> {
            boolean kept = log.keep(reversal);
            if (kept) {
                hashes.prepare(reversal);
            }
            return kept;
        });
    }

    @Override
    public MovementPayload apply(String repaymentId) {
        return MovementPayload.of(database.inTransaction(() -> {
            LoggedReversal logged = log.lock(repaymentId);
            LogIds.put(LogIds.LOAN, logged.loanNo());
            LocalDate effective = logged.effectiveDate();
            return logged.movement(effective != null ? effective : takeBack(logged));
        }));
    }

    /** @return the date on which the reversal takes effect */
    private LocalDate takeBack(LoggedReversal logged) {
        LockedLoan loan = loans.lock(logged.loanId());
        LocalDate open = openDate.hold();
        Reversal reversal = repayments.reverse(loan.state(), logged.payer(), logged.allocation(), open);
        LocalDate effective = reversal.effectiveDate();
        loans.save(loan, reversal, logged.payer(), logged.allocation(), open);
        JournalEntry repaid = Postings.repayment(logged.valueDate(), logged.payer(), logged.allocation());
        journal.post(
                List.of(Postings.reversalOf(repaid, effective)),
                JournalSource.ofReversal(logged.repaymentId()),
                logged.loanType(),
                logged.principal().currency(),
                open);
        log.applied(logged.repaymentId(), loan, effective, BookingDates.bookingDate(effective, open));
        audit.append(new AuditEntry(
                logged.by(),
                Action.REVERSE_REPAYMENT,
                AuditOutcome.DONE,
                new Subject("repayment", logged.repaymentId()),
                Map.of("status", "APPLIED"),
                Map.of("status", "REVERSED", "effectiveDate", effective.toString(), "reason", logged.reason())));
        return effective;
    }

    @Override
    public void clear(String repaymentId) {
        hashes.unprepare(MessageId.ofReversal(repaymentId).text());
        log.sent(repaymentId);
    }
}
