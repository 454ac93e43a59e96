package floorplan.domain.loan;

import floorplan.domain.money.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One loan after its last accrued date and every repayment applied since.
 *
 * @param terms the agreed terms
 * @param accruedThrough the last accrued date; the day before drawdown at first
 * @param principalCents the remaining principal, from 0 to the drawn amount
 * @param interestSum running sum of the exact daily interest since drawdown, never reset; ten decimals
 * @param penaltySum running sum of the exact daily penalty interest since drawdown; ten decimals
 * @param periods oldest first, at most one a month; a month without a posting may be missing. To accrue a date, the
 *     months before the previous one may be merged into one period; a repayment, a payoff or a reversal needs every
 *     period that it touches
 * @param penalty penalty interest; a waived amount counts as never posted
 * @param lateFee late fees of all periods; a waived amount counts as never posted
 * @param paidOff true if nothing is owed any more; a paid-off loan accrues no date
 */
public record LoanState(
        LoanTerms terms,
        LocalDate accruedThrough,
        long principalCents,
        BigDecimal interestSum,
        BigDecimal penaltySum,
        List<InterestPeriod> periods,
        Balance penalty,
        Balance lateFee,
        boolean paidOff) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(Rounding.EXACT_DECIMALS);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming the loan, if the parts contradict each other
     */
    public LoanState {
        interestSum = exact(terms, interestSum);
        penaltySum = exact(terms, penaltySum);
        periods = List.copyOf(periods);
        if (principalCents < 0 || principalCents > terms.drawnCents()) {
            throw broken(terms, "principal " + principalCents + " must be from 0 to " + terms.drawnCents() + " cents");
        }
        if (accruedThrough.isBefore(terms.drawdownDate().minusDays(1))) {
            throw broken(terms, "accruedThrough " + accruedThrough + " lies before the day before drawdown");
        }
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i).month().isAfter(periods.get(i - 1).month())) {
                throw broken(terms, "interest periods must be oldest first, one a month");
            }
        }
    }

    /** A loan just drawn: nothing accrued, nothing repaid. */
    public static LoanState drawn(LoanTerms terms) {
        return new LoanState(
                terms,
                terms.drawdownDate().minusDays(1),
                terms.drawnCents(),
                NOTHING,
                NOTHING,
                List.of(),
                Balance.ZERO,
                Balance.ZERO,
                false);
    }

    /** The only date that can be accrued next. */
    public LocalDate nextDate() {
        return accruedThrough.plusDays(1);
    }

    /**
     * The amounts that a payer owes, due or not.
     *
     * @throws ArithmeticException naming the loan, on overflow
     */
    public Owed owedBy(Payer payer) {
        try {
            long interest = 0;
            for (InterestPeriod period : periods) {
                interest = Math.addExact(interest, period.of(payer).unpaid());
            }
            return switch (payer) {
                case DEALER -> new Owed(penalty.unpaid(), lateFee.unpaid(), interest, principalCents);
                case MANUFACTURER -> new Owed(0, 0, interest, 0);
            };
        } catch (ArithmeticException e) {
            throw tooLarge(e);
        }
    }

    /** True if no principal and no balance is left to pay. */
    public boolean owesNothing() {
        return owedBy(Payer.DEALER).equals(Owed.NOTHING)
                && owedBy(Payer.MANUFACTURER).equals(Owed.NOTHING);
    }

    /**
     * This loan, which owes nothing, marked as paid off. Both exact sums are rounded to cents.
     *
     * @throws IllegalStateException if something is still owed
     */
    public LoanState asPaidOff() {
        if (!owesNothing()) {
            throw new IllegalStateException("loan " + terms.loanId() + " is not paid off: something is still owed");
        }
        return new LoanState(
                terms,
                accruedThrough,
                principalCents,
                wholeCents(interestSum),
                wholeCents(penaltySum),
                periods,
                penalty,
                lateFee,
                true);
    }

    /** This loan, marked as paid off if it owes nothing; otherwise unchanged. */
    public LoanState paidOffIfNothingIsOwed() {
        return owesNothing() ? asPaidOff() : this;
    }

    /** This loan with other fee balances. */
    public LoanState withFees(Balance newPenalty, Balance newLateFee) {
        return new LoanState(
                terms,
                accruedThrough,
                principalCents,
                interestSum,
                penaltySum,
                periods,
                newPenalty,
                newLateFee,
                paidOff);
    }

    /** This loan, accrued through {@code date} without any posting: a paid-off loan restarts like this. */
    public LoanState resumedAfter(LocalDate date) {
        return new LoanState(terms, date, principalCents, interestSum, penaltySum, periods, penalty, lateFee, paidOff);
    }

    /** True if another state of this loan has the same balances. Periods without a posting are ignored. */
    public boolean hasSameBalancesAs(LoanState other) {
        return paidOff == other.paidOff
                && principalCents == other.principalCents
                && interestSum.compareTo(other.interestSum) == 0
                && penaltySum.compareTo(other.penaltySum) == 0
                && penalty.equals(other.penalty)
                && lateFee.equals(other.lateFee)
                && posted(periods).equals(posted(other.periods));
    }

    private static List<InterestPeriod> posted(List<InterestPeriod> periods) {
        return periods.stream().filter(period -> period.posted() > 0).toList();
    }

    /** Creates the exception that names this loan when one of its amounts does not fit. */
    public ArithmeticException tooLarge(ArithmeticException cause) {
        ArithmeticException named = new ArithmeticException("loan " + terms.loanId() + " after " + accruedThrough
                + ": an amount is too large to be counted in cents");
        named.initCause(cause);
        return named;
    }

    private static BigDecimal wholeCents(BigDecimal sum) {
        return Rounding.toUnits(Rounding.toCents(sum));
    }

    private static BigDecimal exact(LoanTerms terms, BigDecimal sum) {
        if (sum.signum() < 0 || sum.scale() > Rounding.EXACT_DECIMALS) {
            throw broken(terms, "running sum " + sum + " must not be below 0, nor have more than ten decimals");
        }
        return sum.setScale(Rounding.EXACT_DECIMALS);
    }

    private static IllegalArgumentException broken(LoanTerms terms, String rule) {
        return new IllegalArgumentException("loan " + terms.loanId() + ": " + rule);
    }
}
