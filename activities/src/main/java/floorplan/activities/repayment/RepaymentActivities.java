package floorplan.activities.repayment;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.LateInput;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.money.Rounding;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.Repayments;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.LoggedRepayment;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.LogIds;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a repayment on the real servers; each is at most one database transaction. */
public final class RepaymentActivities implements RepaymentSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RepaymentActivities.class);

    private final AccountDatabase database;
    private final RepaymentLog log;
    private final Loans loans;
    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final Repayments repayments;
    private final LoanCorrections corrections;
    private final AuditLog audit;
    private final SendHashes hashes;
    private final CreditPublisher publisher;

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
        this.loans = loans;
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.repayments = repayments;
        this.corrections = corrections;
        this.audit = audit;
        this.hashes = hashes;
        this.publisher = publisher;
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
        RepaymentDecision decision = database.inTransaction(() -> decide(log.lock(repaymentId)));
        if (decision instanceof Refusal) {
            hashes.unprepare(repaymentId);
        }
        return DecisionPayload.of(decision);
    }

    private RepaymentDecision decide(LoggedRepayment logged) {
        LogIds.put(LogIds.LOAN, logged.loanNo());
        RepaymentDecision earlier = logged.decision();
        return earlier != null ? earlier : firstDecision(logged);
    }

    private RepaymentDecision firstDecision(LoggedRepayment logged) {
        try {
            Optional<LockedLoan> loan = loans.lock(logged.loanNo());
            return loan.isEmpty()
                    ? refuse(logged, Refusal.unknownLoan(logged.loanNo()))
                    : firstDecision(loan.get(), logged);
        } catch (IncompleteLoan incomplete) {
            LOG.error("A repayment is refused because its loan is damaged", incomplete);
            return refuse(logged, Refusal.loanIncomplete(String.valueOf(incomplete.getMessage())));
        }
    }

    private RepaymentDecision firstDecision(LockedLoan loan, LoggedRepayment logged) {
        RepaymentOutcome outcome =
                repayments.apply(loan.state(), logged.request(), clock.dateOf(logged.acceptedAt()), clock.today());
        return switch (outcome) {
            case Refusal refusal -> refuse(logged, refusal);
            case RepaymentOutcome.RepaidLoan applied -> applyTo(loan, logged, applied);
            case RepaymentOutcome.LateRepayment late -> correct(loan, logged, late.valueDate());
        };
    }

    /** Takes a repayment whose value date is accrued: computes the loan's results anew and books the difference. */
    private RepaymentDecision correct(LockedLoan loan, LoggedRepayment logged, LocalDate valueDate) {
        String id = logged.repaymentId();
        LoanInput.Repayment repayment = LoanInput.Repayment.of(
                id,
                logged.request().payer(),
                valueDate,
                loan.version() + 1,
                logged.request().amount().cents());
        LocalDate open = openDate.hold();
        LateInput late = LateInput.repayment(repayment, logged.client());
        CorrectedLoan corrected = corrections.compute(loan, late, open);
        Optional<Refusal> refusal = corrected.refusalOf(repayment);
        if (refusal.isPresent()) {
            return refuse(logged, refusal.get());
        }
        corrections.book(loan, late, corrected, open);
        log.corrected(
                id,
                loan,
                valueDate,
                corrected.of(id).parts(),
                corrected.seq(),
                corrected.difference().principalRepaid());
        RepaymentDecision decision = decide(log.lock(id));
        audit.append(new AuditEntry(
                logged.client(),
                Action.BACK_DATE_REPAYMENT,
                AuditOutcome.DONE,
                new Subject("repayment", id),
                Map.of("principal", units(corrected.booked())),
                Map.of(
                        "principal",
                        units(corrected.should()),
                        "valueDate",
                        valueDate.toString(),
                        "correctionId",
                        corrected.correctionId())));
        return decision;
    }

    private static String units(LoanResults results) {
        return Rounding.toUnits(results.state().principalCents()).toPlainString();
    }

    private RepaymentDecision refuse(LoggedRepayment logged, Refusal refusal) {
        log.refused(logged.repaymentId(), refusal);
        return refusal;
    }

    private RepaymentDecision applyTo(LockedLoan loan, LoggedRepayment logged, RepaymentOutcome.RepaidLoan applied) {
        LocalDate open = openDate.hold();
        loans.save(loan, applied, logged.request().payer(), open);
        post(loan, logged, applied, open);
        log.applied(logged.repaymentId(), loan, applied, BookingDates.bookingDate(applied.valueDate(), open));
        return decide(log.lock(logged.repaymentId()));
    }

    private void post(
            LockedLoan loan, LoggedRepayment logged, RepaymentOutcome.RepaidLoan applied, @Nullable LocalDate open) {
        var terms = loan.state().terms();
        List<JournalEntry> accrued = new ArrayList<>();
        applied.accruals().forEach(accrual -> accrued.addAll(Postings.accrual(accrual)));
        journal.post(accrued, JournalSource.ofLoan(terms.loanId()), terms.loanType(), terms.currency(), open);
        JournalEntry repaid =
                Postings.repayment(applied.valueDate(), logged.request().payer(), applied.allocation());
        journal.post(
                List.of(repaid),
                JournalSource.ofRepayment(logged.repaymentId()),
                terms.loanType(),
                terms.currency(),
                open);
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
