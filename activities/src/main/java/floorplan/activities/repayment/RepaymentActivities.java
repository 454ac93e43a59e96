package floorplan.activities.repayment;

import floorplan.activities.correction.CorrectionSummaries;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.Repayments;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;

/** The steps of a repayment on the real servers; each is at most one database transaction. */
public final class RepaymentActivities implements RepaymentSteps {
    private final AccountDatabase database;
    private final RepaymentLog log;
    private final RepaymentDecisions decisions;
    private final SendHashes hashes;
    private final CreditPublisher publisher;
    private final CorrectionSummaries summaries;

    public RepaymentActivities(
            AccountDatabase database,
            RepaymentLog log,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            Repayments repayments,
            LoanCorrections corrections,
            AuditLog audit,
            SendHashes hashes,
            CreditPublisher publisher) {
        this.database = database;
        this.log = log;
        this.decisions =
                new RepaymentDecisions(database, log, loans, journal, openDate, clock, repayments, corrections, audit);
        this.hashes = hashes;
        this.publisher = publisher;
        this.summaries = new CorrectionSummaries(database);
    }

    @Override
    public Logged log(RepaymentPayload accepted) {
        AcceptedRepayment repayment = accepted.toDomain();
        return database.inTransaction(() -> {
            if (!log.keep(repayment)) {
                return Logged.KEY_REUSED;
            }
            hashes.prepare(repayment);
            return Logged.KEPT;
        });
    }

    @Override
    public DecisionPayload apply(String repaymentId) {
        DecisionPayload decision = database.inTransaction(() -> payload(decisions.decide(log.lock(repaymentId))));
        if (decision.refusal() != null) {
            hashes.unprepare(repaymentId);
        }
        return decision;
    }

    private DecisionPayload payload(RepaymentDecision decision) {
        DecisionPayload payload = DecisionPayload.of(decision);
        return decision instanceof RepaymentDecision.Applied applied && applied.correctionSeq() != null
                ? payload.correcting(summaries.of(
                        applied.restoration().loanId(),
                        applied.correctionSeq(),
                        applied.restoration().principal().cents()))
                : payload;
    }

    @Override
    public void promote(MovementPayload restoration) {
        hashes.promote(restoration.toDomain());
    }

    @Override
    public void publish(MovementPayload restoration) {
        publisher.publish(restoration.toDomain());
    }

    @Override
    public void clear(String repaymentId) {
        hashes.unprepare(repaymentId);
        log.sent(repaymentId);
    }
}
