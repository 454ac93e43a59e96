package floorplan.activities.rate;

import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.rate.RateResult;
import floorplan.workflows.rate.RateResult.RateOutcome;
import floorplan.workflows.rate.RateSteps;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds rates to loans, each in one transaction that locks the loan, so no date is accrued meanwhile. */
public final class RateActivities implements RateSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RateActivities.class);

    private final AccountDatabase database;
    private final Loans loans;
    private final AuditLog audit;

    public RateActivities(AccountDatabase database, Loans loans, AuditLog audit) {
        this.database = database;
        this.loans = loans;
        this.audit = audit;
    }

    @Override
    public RateResult addRate(RateChange change) {
        return database.inTransaction(() -> add(change));
    }

    private RateResult add(RateChange change) {
        Optional<LockedLoan> loan;
        try {
            loan = loans.lock(change.loanId());
        } catch (IncompleteLoan damaged) {
            LOG.error("A rate is refused because its loan is damaged", damaged);
            String why = "The records are incomplete (" + damaged.getMessage()
                    + "). Operations must restore them from a backup.";
            return audited(change, null, new RateResult(RateOutcome.LOAN_INCOMPLETE, 0, why));
        }
        return loan.map(locked -> audited(change, locked, addTo(locked, change)))
                .orElseGet(() -> audited(
                        change,
                        null,
                        new RateResult(RateOutcome.UNKNOWN_LOAN, 0, "There is no loan " + change.loanId() + ".")));
    }

    private RateResult audited(RateChange change, @Nullable LockedLoan loan, RateResult result) {
        boolean added = result.outcome() == RateOutcome.ADDED;
        if (result.outcome() != RateOutcome.KNOWN) {
            Map<String, String> after = new HashMap<>();
            after.put("effectiveFrom", change.rate().effectiveFrom().toString());
            after.put("annualRate", change.rate().annualRate().toPlainString());
            if (!added) {
                after.put("reason", result.detail());
            }
            audit.append(new AuditEntry(
                    Objects.requireNonNullElse(change.by(), "unknown"),
                    Action.ADD_RATE,
                    added ? AuditOutcome.DONE : AuditOutcome.REFUSED,
                    new Subject("loan", change.loanId()),
                    loan == null ? null : rateBefore(loan, change.rate().effectiveFrom()),
                    after));
        }
        return result;
    }

    /** The rate of the date when the loan was locked; null before drawdown. */
    private static @Nullable Map<String, String> rateBefore(LockedLoan loan, LocalDate date) {
        Rates rates = loan.state().terms().rates();
        return date.isBefore(rates.first())
                ? null
                : Map.of("annualRate", rates.on(date).toPlainString());
    }

    private RateResult addTo(LockedLoan loan, RateChange change) {
        Rate rate = change.rate();
        Optional<Rate> known = loan.state().terms().rates().effectiveFrom(rate.effectiveFrom());
        // Checked before the version, because a request whose answer was lost comes again with its old version.
        if (known.isPresent() && known.get().equals(rate)) {
            return new RateResult(RateOutcome.KNOWN, loan.version(), "");
        }
        if (change.ifVersion() != null && change.ifVersion() != loan.version()) {
            return refused(RateOutcome.CHANGED_MEANWHILE, loan, "has changed since. Get it again and decide anew.");
        }
        if (known.isPresent()) {
            return refused(
                    RateOutcome.OTHER_RATE,
                    loan,
                    "has the rate " + known.get().annualRate() + " from " + rate.effectiveFrom()
                            + " on. Choose another date.");
        }
        return addNew(loan, rate);
    }

    private RateResult addNew(LockedLoan loan, Rate rate) {
        LoanState state = loan.state();
        if (state.paidOff()) {
            return refused(RateOutcome.LOAN_CLOSED, loan, "is paid off: it accrues no more.");
        }
        if (!rate.effectiveFrom().isAfter(state.accruedThrough())) {
            return refused(
                    RateOutcome.DATE_CLOSED,
                    loan,
                    "is accrued through " + state.accruedThrough() + ". Choose a later date than that.");
        }
        loans.addRate(loan, rate);
        return new RateResult(RateOutcome.ADDED, loan.version() + 1, "");
    }

    private static RateResult refused(RateOutcome outcome, LockedLoan loan, String why) {
        return new RateResult(
                outcome, loan.version(), "Loan " + loan.state().terms().loanId() + " " + why);
    }
}
