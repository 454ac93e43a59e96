package floorplan.domain.repayment;

import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import java.util.ArrayList;
import java.util.List;

/** The order in which a repayment pays a loan's debts, and the balances after it. */
public final class Waterfall {

    private Waterfall() {}

    /**
     * Allocates an amount: penalty, late fee, interest from the oldest period on, principal.
     *
     * @param cents from 0 to all that the payer owes
     */
    public static Allocation allocate(LoanState loan, Payer payer, long cents) {
        Owed owed = loan.owedBy(payer);
        long left = cents;
        long penalty = Math.min(left, owed.penalty());
        left -= penalty;
        long lateFee = Math.min(left, owed.lateFee());
        left -= lateFee;
        List<PeriodInterest> interest = new ArrayList<>();
        for (InterestPeriod period : loan.periods()) {
            long part = Math.min(left, period.of(payer).unpaid());
            if (part > 0) {
                interest.add(new PeriodInterest(period.month(), part));
                left -= part;
            }
        }
        return new Allocation(penalty, lateFee, interest, left);
    }

    /**
     * The loan after a repayment with this allocation.
     *
     * @throws IllegalStateException if the loan lacks a period that the repayment pays
     * @throws IllegalArgumentException if a part exceeds the debt that it pays
     */
    public static LoanState pay(LoanState loan, Payer payer, Allocation allocation) {
        return move(loan, payer, allocation, 1);
    }

    /**
     * The loan as if a repayment with this allocation had not been made.
     *
     * @throws IllegalStateException if the loan lacks a period that the repayment paid
     * @throws IllegalArgumentException if more would be taken back than was paid
     */
    public static LoanState takeBack(LoanState loan, Payer payer, Allocation allocation) {
        return move(loan, payer, allocation, -1);
    }

    private static LoanState move(LoanState loan, Payer payer, Allocation allocation, int sign) {
        List<InterestPeriod> periods = new ArrayList<>(loan.periods());
        for (PeriodInterest paid : allocation.interest()) {
            int i = indexOf(loan, paid);
            periods.set(i, periods.get(i).pay(payer, sign * paid.cents()));
        }
        return new LoanState(
                loan.terms(),
                loan.accruedThrough(),
                Math.subtractExact(loan.principalCents(), sign * allocation.principal()),
                loan.interestSum(),
                loan.penaltySum(),
                periods,
                loan.penalty().pay(sign * allocation.penalty()),
                loan.lateFee().pay(sign * allocation.lateFee()),
                false);
    }

    private static int indexOf(LoanState loan, PeriodInterest paid) {
        List<InterestPeriod> periods = loan.periods();
        for (int i = 0; i < periods.size(); i++) {
            if (periods.get(i).month().equals(paid.month())) {
                return i;
            }
        }
        throw new IllegalStateException("loan " + loan.terms().loanId() + " was read without its interest period "
                + paid.month() + ", which the repayment paid");
    }
}
