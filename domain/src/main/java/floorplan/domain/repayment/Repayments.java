package floorplan.domain.repayment;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.RepaymentOutcome.LateRepayment;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.time.LocalDate;

/** Applies repayments to loans, and computes payoffs. */
public final class Repayments {

    private final AccrualStrategies accruals;
    private final int backDatingDays;

    /**
     * Repayments of loans that these strategies accrue.
     *
     * @param accruals accrues the dates up to a value date, as day-end does
     * @param backDatingDays the most days that a value date may lie before today, for {@link BackDating#LIMITED}
     */
    public Repayments(AccrualStrategies accruals, int backDatingDays) {
        this.accruals = accruals;
        this.backDatingDays = backDatingDays;
    }

    /**
     * Applies a repayment, refuses it whole, or leaves it to a correction.
     *
     * @param before the loan, with every period that is not paid
     * @param acceptedOn the business date on which the request was accepted: the value date if none is stated, but not
     *     before drawdown
     * @param today the business date now, from the database's clock
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public RepaymentOutcome apply(LoanState before, RepaymentRequest request, LocalDate acceptedOn, LocalDate today) {
        LoanTerms terms = before.terms();
        LocalDate stated = request.statedValueDate();
        LocalDate next = before.nextDate();
        LocalDate earliest = request.backDating().earliest(terms.drawdownDate(), today, backDatingDays, next);
        LocalDate latest = later(today, next);
        LocalDate valueDate = stated != null ? stated : later(acceptedOn, terms.drawdownDate());
        boolean inRange = stated == null || !(stated.isBefore(earliest) || stated.isAfter(latest));
        boolean late = inRange && valueDate.isBefore(next);
        if (before.paidOff() && !late) {
            return Refusal.loanPaidOff(terms.loanId());
        }
        if (!request.amount().currency().equals(terms.currency())) {
            return Refusal.wrongCurrency(
                    terms.loanId(), terms.currency(), request.amount().currency());
        }
        if (!inRange) {
            return Refusal.valueDateOutOfRange(valueDate, earliest, latest);
        }
        return late
                ? new LateRepayment(valueDate)
                : allocate(accruals.accrueThrough(before, valueDate.minusDays(1)), request, valueDate);
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
        if (amount.cents() > most && !request.atMost()) {
            return Refusal.moreThanOwed(terms.loanId(), payer, valueDate, amount, new Money(terms.currency(), most));
        }
        Allocation allocation = Waterfall.allocate(loan, payer, Math.min(amount.cents(), most));
        LoanState paid = Waterfall.pay(loan, payer, allocation);
        return new RepaidLoan(paid.paidOffIfNothingIsOwed(), valueDate, accrued.accruals(), allocation);
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
        LoanState then = standing(loan, date);
        return new Payoff(date, then.owedBy(Payer.DEALER), then.owedBy(Payer.MANUFACTURER));
    }

    /**
     * The loan as it stands before the repayments of a date, if nothing else is paid before.
     *
     * @param loan with every period that is not paid
     * @param date after the loan's {@code accruedThrough}; every day up to it is calculated, so callers must limit it
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public LoanState standing(LoanState loan, LocalDate date) {
        return loan.paidOff()
                ? loan
                : accruals.accrueThrough(loan, date.minusDays(1)).after();
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
