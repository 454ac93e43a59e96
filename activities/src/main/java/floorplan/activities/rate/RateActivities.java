package floorplan.activities.rate;

import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Rate;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.rate.RateResult;
import floorplan.workflows.rate.RateResult.Outcome;
import floorplan.workflows.rate.RateSteps;
import java.util.Optional;

/** Adds rates to loans, each in one transaction that holds the loan: no date is closed meanwhile. */
public final class RateActivities implements RateSteps {
    private final AccountDatabase database;
    private final Loans loans;

    public RateActivities(AccountDatabase database, Loans loans) {
        this.database = database;
        this.loans = loans;
    }

    @Override
    public RateResult addRate(RateChange change) {
        return database.inTransaction(() -> loans.lock(change.loanId())
                .map(loan -> addTo(loan, change))
                .orElseGet(() -> new RateResult(Outcome.UNKNOWN_LOAN, 0, "There is no loan " + change.loanId() + ".")));
    }

    private RateResult addTo(LockedLoan loan, RateChange change) {
        Rate rate = change.rate();
        Optional<Rate> known = loan.state().terms().rates().effectiveFrom(rate.effectiveFrom());
        // Before the version is looked at: a request whose answer was lost comes again with the version it had.
        if (known.isPresent() && known.get().equals(rate)) {
            return new RateResult(Outcome.KNOWN, loan.version(), "");
        }
        if (change.ifVersion() != null && change.ifVersion() != loan.version()) {
            return refused(Outcome.CHANGED_MEANWHILE, loan, "has changed since. Get it again and decide anew.");
        }
        if (known.isPresent()) {
            return refused(
                    Outcome.OTHER_RATE,
                    loan,
                    "has the rate " + known.get().annualRate() + " from " + rate.effectiveFrom()
                            + " on. Choose another date.");
        }
        return addNew(loan, rate);
    }

    private RateResult addNew(LockedLoan loan, Rate rate) {
        LoanState state = loan.state();
        if (state.closed()) {
            return refused(Outcome.LOAN_CLOSED, loan, "is paid off and closed: it accrues no more.");
        }
        if (!rate.effectiveFrom().isAfter(state.accruedThrough())) {
            return refused(
                    Outcome.DATE_CLOSED,
                    loan,
                    "is closed through " + state.accruedThrough() + ". Choose a later date than that.");
        }
        loans.addRate(loan, rate);
        return new RateResult(Outcome.ADDED, loan.version() + 1, "");
    }

    private static RateResult refused(Outcome outcome, LockedLoan loan, String why) {
        return new RateResult(
                outcome, loan.version(), "Loan " + loan.state().terms().loanId() + " " + why);
    }
}
