package floorplan.activities.repayment;

import floorplan.activities.correction.CorrectedLoan;
import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.money.Rounding;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.RepaymentRequest;
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
import floorplan.store.repayment.LoggedRepayment;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.LogIds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about logged repayments: applies each to its loan, or refuses it. Every method must run in the caller's
 * transaction.
 */
public final class RepaymentDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(RepaymentDecisions.class);

    private final RepaymentLog log;
    private final Loans loans;
    private final Journal journal;
    private final OpenDate openDate;
    private final BusinessClock clock;
    private final Repayments repayments;
    private final LoanCorrections corrections;
    private final AuditLog audit;
    private final Applications applications;

    public RepaymentDecisions(
            AccountDatabase database,
            RepaymentLog log,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            BusinessClock clock,
            Repayments repayments,
            LoanCorrections corrections,
            AuditLog audit) {
        this.log = log;
        this.loans = loans;
        this.journal = journal;
        this.openDate = openDate;
        this.clock = clock;
        this.repayments = repayments;
        this.corrections = corrections;
        this.audit = audit;
        this.applications = new Applications(database, audit);
    }

    /** Decides about a repayment whose log row this transaction holds; the first decision stands. */
    public RepaymentDecision decide(LoggedRepayment logged) {
        LogIds.put(LogIds.LOAN, logged.loanNo());
        RepaymentDecision earlier = logged.decision();
        return earlier != null ? earlier : firstDecision(logged);
    }

    private RepaymentDecision firstDecision(LoggedRepayment logged) {
        try {
            Optional<Long> loanId = loans.idOf(logged.loanNo());
            if (loanId.isEmpty()) {
                return refuse(logged, Refusal.unknownLoan(logged.loanNo()));
            }
            Optional<RepaymentMoney> money =
                    applications.hold(logged.from(), logged.request().payer(), loanId.get());
            return money.isEmpty()
                    ? refuse(
                            logged,
                            Refusal.unknownReceipt(
                                    Objects.requireNonNull(logged.from()).receiptId()))
                    : firstDecision(loans.lock(loanId.get()), money.get(), logged);
        } catch (IncompleteLoan incomplete) {
            LOG.error("A repayment is refused because its loan is damaged", incomplete);
            return refuse(logged, Refusal.loanIncomplete(String.valueOf(incomplete.getMessage())));
        }
    }

    private RepaymentDecision firstDecision(LockedLoan loan, RepaymentMoney money, LoggedRepayment logged) {
        Optional<Refusal> unfit = money.refusal(loan, logged.request());
        if (unfit.isPresent()) {
            return refuse(logged, unfit.get());
        }
        RepaymentRequest request = money.limited(logged.request());
        RepaymentOutcome outcome =
                repayments.apply(loan.state(), request, clock.dateOf(logged.acceptedAt()), clock.today());
        return switch (outcome) {
            case Refusal refusal -> refuse(logged, refusal);
            case RepaymentOutcome.RepaidLoan applied ->
                unlessEarly(logged, money, applied.valueDate(), () -> applyTo(loan, money, logged, applied));
            case RepaymentOutcome.LateRepayment late ->
                unlessEarly(
                        logged, money, late.valueDate(), () -> correct(loan, money, logged, request, late.valueDate()));
        };
    }

    private RepaymentDecision unlessEarly(
            LoggedRepayment logged, RepaymentMoney money, LocalDate valueDate, Supplier<RepaymentDecision> apply) {
        return money.refusal(valueDate)
                .<RepaymentDecision>map(refusal -> refuse(logged, refusal))
                .orElseGet(apply);
    }

    /** Takes a repayment whose value date is accrued: computes the loan's results anew and books the difference. */
    private RepaymentDecision correct(
            LockedLoan loan,
            RepaymentMoney money,
            LoggedRepayment logged,
            RepaymentRequest request,
            LocalDate valueDate) {
        String id = logged.repaymentId();
        LocalDate open = openDate.hold();
        LateRepayments.Computed computed = new LateRepayments(
                        late -> corrections.compute(loan, late, open), loan.version() + 1)
                .compute(id, logged.client(), money, request, valueDate);
        Optional<Refusal> refusal = computed.refusal();
        if (refusal.isPresent()) {
            return refuse(logged, refusal.get());
        }
        CorrectedLoan corrected = computed.corrected();
        corrections.book(loan, computed.late(), corrected, open);
        log.corrected(
                id,
                loan,
                valueDate,
                corrected.of(id).parts(),
                corrected.seq(),
                corrected.difference().principalRepaid());
        applications.take(
                money,
                logged,
                loan,
                corrected.of(id).parts().total(),
                LoanCorrections.bookingDate(computed.late(), corrected, open));
        RepaymentDecision decision = decide(log.lock(id));
        audit.append(new AuditEntry(
                logged.client(),
                Action.BACK_DATE_REPAYMENT,
                AuditOutcome.DONE,
                new Subject("repayment", id),
                Map.of("principal", units(corrected.booked())),
                Map.of(
                        "principal",
                        units(corrected.correct()),
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

    private RepaymentDecision applyTo(
            LockedLoan loan, RepaymentMoney money, LoggedRepayment logged, RepaymentOutcome.RepaidLoan applied) {
        LocalDate open = openDate.hold();
        LocalDate bookedFrom = later(open, money.bookedFrom());
        LocalDate bookingDate = BookingDates.bookingDate(applied.valueDate(), bookedFrom);
        loans.save(loan, applied, logged.request().payer(), open);
        postAccruals(loan, applied, open);
        LoanTerms terms = loan.state().terms();
        journal.post(
                List.of(money.entry(applied.valueDate(), logged.request().payer(), applied.allocation())),
                JournalSource.ofRepayment(logged.repaymentId()),
                terms.loanType(),
                terms.currency(),
                bookedFrom);
        log.applied(logged.repaymentId(), loan, applied, bookingDate);
        applications.take(money, logged, loan, applied.allocation().total(), bookingDate);
        return decide(log.lock(logged.repaymentId()));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private void postAccruals(LockedLoan loan, RepaymentOutcome.RepaidLoan applied, @Nullable LocalDate open) {
        LoanTerms terms = loan.state().terms();
        List<JournalEntry> accrued = new ArrayList<>();
        applied.accruals().forEach(accrual -> accrued.addAll(Postings.accrual(accrual)));
        journal.post(accrued, JournalSource.ofLoan(terms.loanId()), terms.loanType(), terms.currency(), open);
    }
}
