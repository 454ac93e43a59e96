package floorplan.activities.correction;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.correction.CorrectionDecision;
import floorplan.domain.correction.CorrectionDecision.AppliedCorrection;
import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.domain.correction.CorrectionDecision.RefusedCorrection;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.credit.MessageId;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Rate;
import floorplan.store.audit.AuditLog;
import floorplan.store.correction.CorrectionRequests;
import floorplan.store.correction.CorrectionRequests.LoggedCorrection;
import floorplan.store.correction.Corrections;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.message.SendHashes;
import floorplan.workflows.LogIds;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.correction.CorrectionPayload;
import floorplan.workflows.correction.CorrectionResult;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import floorplan.workflows.correction.CorrectionSteps;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a correction request on the real servers; each is at most one database transaction. */
public final class CorrectionActivities implements CorrectionSteps {
    private static final Logger LOG = LoggerFactory.getLogger(CorrectionActivities.class);

    private final AccountDatabase database;
    private final CorrectionRequests requests;
    private final Corrections kept;
    private final Loans loans;
    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final AccrualStrategies accruals;
    private final LoanCorrections corrections;
    private final int backDatingDays;
    private final SendHashes hashes;
    private final CorrectionAudit audit;
    private final CorrectionSummaries summaries;

    /**
     * @param backDatingDays the most days before today from which a rate may be effective, for a client with limited
     *     back-dating
     */
    public CorrectionActivities(
            AccountDatabase database,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            AccrualStrategies accruals,
            LoanCorrections corrections,
            int backDatingDays,
            SendHashes hashes,
            AuditLog audit) {
        this.database = database;
        this.requests = new CorrectionRequests(database);
        this.kept = new Corrections(database);
        this.loans = loans;
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.accruals = accruals;
        this.corrections = corrections;
        this.backDatingDays = backDatingDays;
        this.hashes = hashes;
        this.audit = new CorrectionAudit(audit);
        this.summaries = new CorrectionSummaries(database);
    }

    @Override
    public Logged log(CorrectionPayload accepted) {
        AcceptedCorrection correction = accepted.toDomain();
        return database.inTransaction(() -> {
            if (!requests.keep(correction)) {
                return Logged.KEY_REUSED;
            }
            hashes.prepare(correction);
            return Logged.KEPT;
        });
    }

    @Override
    public CorrectionResult apply(String id) {
        CorrectionResult result = database.inTransaction(() -> decide(requests.lock(id)));
        if (result.movement() == null) {
            hashes.unprepare(MessageId.ofCorrection(id).text());
        }
        return result;
    }

    private CorrectionResult decide(LoggedCorrection logged) {
        LogIds.put(LogIds.LOAN, logged.request().loanId());
        CorrectionDecision earlier = logged.decision();
        return earlier != null ? result(logged.request(), earlier) : firstDecision(logged.request());
    }

    private CorrectionResult result(AcceptedCorrection request, CorrectionDecision decision) {
        return switch (decision) {
            case RefusedCorrection refused ->
                new CorrectionResult(CorrectionOutcome.REFUSED, refused.reason(), refused.detail(), null);
            case AppliedCorrection applied ->
                new CorrectionResult(
                        CorrectionOutcome.APPLIED,
                        null,
                        summaries.of(request.loanId(), applied.seq(), creditOf(applied)),
                        applied.movement() == null ? null : MovementPayload.of(applied.movement()));
        };
    }

    private static long creditOf(AppliedCorrection applied) {
        return applied.movement() == null ? 0 : applied.movement().principal().cents();
    }

    private CorrectionResult firstDecision(AcceptedCorrection request) {
        try {
            Optional<LockedLoan> loan = loans.lock(request.loanId());
            return loan.isPresent()
                    ? correct(loan.get(), request)
                    : refuse(
                            request,
                            new RefusedCorrection(
                                    CorrectionRefusal.UNKNOWN_LOAN,
                                    "There is no loan " + request.loanId()
                                            + ". Check its number, or import the loan first."));
        } catch (IncompleteLoan damaged) {
            LOG.error("A correction is refused, because its loan is damaged", damaged);
            return refuse(
                    request,
                    new RefusedCorrection(
                            CorrectionRefusal.LOAN_INCOMPLETE,
                            "The records are incomplete (" + damaged.getMessage()
                                    + "). Operations must restore them from a backup."));
        }
    }

    private CorrectionResult correct(LockedLoan loan, AcceptedCorrection request) {
        Optional<RefusedCorrection> refusal = CorrectionRules.refusal(loan, request, clock.today(), backDatingDays);
        if (refusal.isPresent()) {
            return refuse(request, refusal.get());
        }
        return switch (request.change()) {
            case CorrectedRate corrected -> correctRate(loan, request, corrected.rate());
            case WaivedFees waived -> waive(loan, request, waived);
        };
    }

    private CorrectionResult correctRate(LockedLoan loan, AcceptedCorrection request, Rate rate) {
        BigDecimal replaced = loan.state()
                .terms()
                .rates()
                .effectiveFrom(rate.effectiveFrom())
                .map(Rate::annualRate)
                .orElse(null);
        CorrectedLoan corrected = book(loan, LateInput.rate(rate, request.client(), request.reason()), openDate.hold());
        loans.correctRate(loan, rate);
        CorrectionResult result = applied(request, loan, corrected, replaced);
        BigDecimal before = loan.state().terms().rates().on(rate.effectiveFrom());
        audit.rateCorrected(request, corrected.correctionId(), before);
        return result;
    }

    private CorrectionResult waive(LockedLoan loan, AcceptedCorrection request, WaivedFees waived) {
        LocalDate open = openDate.hold();
        LoanInput.Waiver asked = CorrectionRules.waiver(request, waived, loan, open);
        WaivedFees all = new WaivedFees(waived.lateFeeOf(), null);
        long owed = corrections.effectOf(loan, CorrectionRules.waiver(request, all, loan, open));
        if (owed == 0) {
            return refuse(request, CorrectionRules.nothingToWaive(request.loanId(), asked));
        }
        LockedLoan accrued = accrueThrough(loan, asked.date().minusDays(1), open);
        LoanInput.Waiver waiver = asked.atMost(owed).at(accrued.version() + 1);
        CorrectedLoan corrected = book(accrued, LateInput.waiver(waiver, request.client(), request.reason()), open);
        kept.keep(loan.id(), waiver);
        CorrectionResult result = applied(request, accrued, corrected, null);
        audit.feesWaived(request, corrected.correctionId(), owed, waiver.cents());
        return result;
    }

    private CorrectedLoan book(LockedLoan loan, LateInput late, @Nullable LocalDate open) {
        CorrectedLoan corrected = corrections.compute(loan, late, open);
        corrections.book(loan, late, corrected, open);
        return corrected;
    }

    /** Accrues the loan through a date and reads it again; returns it as it is if it is accrued that far. */
    private LockedLoan accrueThrough(LockedLoan loan, LocalDate date, @Nullable LocalDate open) {
        if (!date.isAfter(loan.state().accruedThrough())) {
            return loan;
        }
        LoanTerms terms = loan.state().terms();
        AccruedThrough accrued = accruals.accrueThrough(loan.state(), date);
        loans.save(loan, accrued, open);
        List<JournalEntry> entries = new ArrayList<>();
        accrued.accruals().forEach(accrual -> entries.addAll(Postings.accrual(accrual)));
        journal.post(entries, JournalSource.ofLoan(terms.loanId()), terms.loanType(), terms.currency(), open);
        return loans.lock(loan.id());
    }

    private CorrectionResult applied(
            AcceptedCorrection request, LockedLoan loan, CorrectedLoan corrected, @Nullable BigDecimal replaced) {
        requests.applied(
                request.id(), loan, corrected.seq(), corrected.difference().principalRepaid(), replaced);
        CorrectionDecision decision =
                Objects.requireNonNull(requests.lock(request.id()).decision());
        return result(request, decision);
    }

    private CorrectionResult refuse(AcceptedCorrection request, RefusedCorrection refused) {
        requests.refused(request.id(), refused);
        audit.refused(request, refused);
        return result(request, refused);
    }

    @Override
    public void clear(String id) {
        hashes.unprepare(MessageId.ofCorrection(id).text());
        requests.sent(id);
    }
}
