package floorplan.bench.dayend;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.Payoff;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.domain.repayment.Repayments;
import floorplan.store.loan.RunningTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of a loan, day by day, computed with the domain's own code, so that its state is a possible one. */
final class LoanLife {
    private final Repayments repayments;
    private final AccrualStrategies accruals;
    private final LoanAgreement agreement;
    private final List<JournalEntry> journal = new ArrayList<>();
    private LoanState state;
    private RunningTotals totals;
    private final List<AccruedDate> accrued = new ArrayList<>();
    private @Nullable LocalDate paidOffOn;

    LoanLife(AccrualStrategies accruals, LoanAgreement agreement) {
        LoanTerms terms = agreement.terms();
        this.accruals = accruals;
        this.repayments = new Repayments(accruals, 90);
        this.agreement = agreement;
        this.state = LoanState.drawn(terms);
        this.totals = RunningTotals.beforeDrawdown(state.accruedThrough());
        journal.add(Postings.drawdown(terms.drawdownDate(), terms.drawnCents()));
    }

    /** Pays an amount on a date, or all that is owed if that is less. */
    void pay(LocalDate date, Payer payer, long cents) {
        Payoff payoff = repayments.payoff(state, date);
        long owed = (payer == Payer.DEALER ? payoff.dealer() : payoff.manufacturer()).total();
        if (Math.min(owed, cents) == 0) {
            return;
        }
        Money amount = new Money(state.terms().currency(), Math.min(owed, cents));
        RepaymentOutcome outcome =
                repayments.apply(state, new RepaymentRequest(payer, amount, date, BackDating.NONE), date, date);
        if (!(outcome instanceof RepaidLoan applied)) {
            throw new IllegalStateException("not applied: " + outcome);
        }
        append(applied.accruals());
        state = applied.after();
        paidOffOn = state.paidOff() ? date : null;
        journal.add(Postings.repayment(date, payer, applied.allocation()));
    }

    /** Accrues all dates up to this one; a paid-off loan has none. */
    void liveThrough(LocalDate date) {
        if (!state.paidOff()) {
            AccrualStrategies.AccruedThrough accrued = accruals.accrueThrough(state, date);
            append(accrued.accruals());
            state = accrued.after();
        }
    }

    private void append(List<Accrual> dates) {
        for (Accrual accrual : dates) {
            totals = totals.then(accrual);
            accrued.add(new AccruedDate(accrual, totals));
            journal.addAll(Postings.accrual(accrual));
        }
    }

    LoanAgreement agreement() {
        return agreement;
    }

    LoanState state() {
        return state;
    }

    /** An accrual, and the totals with it. */
    record AccruedDate(Accrual accrual, RunningTotals totals) {}

    /** Every accrued date, the oldest first. */
    List<AccruedDate> accrued() {
        return accrued;
    }

    @Nullable
    LocalDate paidOffOn() {
        return paidOffOn;
    }

    List<JournalEntry> journal() {
        return journal;
    }

    /** The sum that one payer has paid of all interest periods, in cents. */
    long interestPaid(Payer payer) {
        return state.periods().stream()
                .mapToLong(period -> period.of(payer).paid())
                .sum();
    }
}
