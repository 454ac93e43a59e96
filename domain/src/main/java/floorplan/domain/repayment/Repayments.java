package floorplan.domain.repayment;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Applies repayments to loans, takes them back, and computes payoffs. */
public final class Repayments {

    private final AccrualStrategies accruals;

    /**
     * Repayments of loans that these strategies accrue.
     *
     * @param accruals accrues the dates up to a value date, as day-end does
     */
    public Repayments(AccrualStrategies accruals) {
        this.accruals = accruals;
    }

    /**
     * Applies a repayment, or refuses it whole.
     *
     * @param before the loan, with every period that is not paid
     * @param acceptedOn the business date on which the request was accepted: the value date if none is stated and this
     *     date is not accrued yet
     * @param today the business date now, from the database's clock
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public RepaymentOutcome apply(LoanState before, RepaymentRequest request, LocalDate acceptedOn, LocalDate today) {
        LoanTerms terms = before.terms();
        Money amount = request.amount();
        if (before.paidOff()) {
            return Refusal.loanPaidOff(terms.loanId());
        }
        if (!amount.currency().equals(terms.currency())) {
            return Refusal.wrongCurrency(terms.loanId(), terms.currency(), amount.currency());
        }
        LocalDate stated = request.statedValueDate();
        LocalDate earliest = before.nextDate();
        LocalDate latest = later(today, earliest);
        if (stated != null && (stated.isBefore(earliest) || stated.isAfter(latest))) {
            return Refusal.valueDateOutOfRange(stated, earliest, latest);
        }
        LocalDate valueDate = stated != null ? stated : later(acceptedOn, earliest);
        return allocate(accruals.accrueThrough(before, valueDate.minusDays(1)), request, valueDate);
    }

    private static RepaymentOutcome allocate(AccruedThrough accrued, RepaymentRequest request, LocalDate valueDate) {
        LoanState loan = accrued.after();
        LoanTerms terms = loan.terms();
        Payer payer = request.payer();
        Money amount = request.amount();
        long most = mostTakenFrom(loan, payer);
        if (most == 0) {
            return Refusal.nothingOwed(terms.loanId(), payer);
        }
        if (amount.cents() > most) {
            return Refusal.moreThanOwed(terms.loanId(), payer, valueDate, amount, new Money(terms.currency(), most));
        }
        Allocation allocation = Waterfall.allocate(loan, payer, amount.cents());
        LoanState paid = Waterfall.pay(loan, payer, allocation);
        return new RepaidLoan(paid.paidOffIfSettled(), valueDate, accrued.accruals(), allocation);
    }

    /**
     * Takes an applied repayment back, whole. The caller must do so once per repayment. No accrued date is calculated
     * again, and a late fee charged meanwhile stands.
     *
     * @param loan the loan, with every period that the repayment paid
     * @param openDate the books' open date, from which a paid-off loan accrues again; null before day-end first runs
     * @throws IllegalStateException naming the loan, if it lacks a period that the repayment paid
     * @throws IllegalArgumentException if more would be taken back than was paid
     */
    public Reversal reverse(LoanState loan, Payer payer, Allocation allocation, @Nullable LocalDate openDate) {
        LocalDate next = loan.nextDate();
        LocalDate effective = loan.paidOff() && openDate != null ? later(openDate, next) : next;
        LoanState back = Waterfall.takeBack(loan, payer, allocation);
        return new Reversal(back.resumedAfter(effective.minusDays(1)), effective);
    }

    /**
     * The payoff per payer, if nothing else is paid before; zero for a loan that is paid off.
     *
     * @param loan the loan, with every period that is not paid
     * @param date the value date, after the loan's {@code accruedThrough}; every day up to it is calculated, so callers
     *     must limit it
     * @throws IllegalArgumentException if the loan is open and the date is accrued already
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public Payoff payoff(LoanState loan, LocalDate date) {
        if (loan.paidOff()) {
            return new Payoff(date, Owed.NOTHING, Owed.NOTHING);
        }
        if (date.isBefore(loan.nextDate())) {
            throw new IllegalArgumentException("date " + date + " is accrued already for loan "
                    + loan.terms().loanId() + ": ask for " + loan.nextDate() + " or later");
        }
        LoanState then = accruals.accrueThrough(loan, date.minusDays(1)).after();
        return new Payoff(date, then.owedBy(Payer.DEALER), then.owedBy(Payer.MANUFACTURER));
    }

    private static long mostTakenFrom(LoanState loan, Payer payer) {
        try {
            return loan.owedBy(payer).total();
        } catch (ArithmeticException e) {
            throw loan.tooLarge(e);
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
