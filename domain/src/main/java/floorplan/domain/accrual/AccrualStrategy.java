package floorplan.domain.accrual;

import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Accrues one date of one loan. The order of the steps is the same for every loan type: late fee, interest, penalty
 * interest. The steps here are the dealer's rules; a type overrides those in which it differs.
 */
public abstract class AccrualStrategy {

    /** Called by the subclasses, one per loan type. */
    protected AccrualStrategy() {}

    /**
     * Accrues a date of the loan.
     *
     * @param date the day after the loan's {@code accruedThrough}
     * @param limit the highest fees that the date may post
     * @throws IllegalStateException naming the loan, if it is paid off or the date is not its next one
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public final DailyAccrual accrue(LoanState loan, LocalDate date, FeeLimit limit) {
        requireNext(loan, date);
        try {
            return accrueNext(loan, date, limit);
        } catch (ArithmeticException e) {
            throw loan.tooLarge(e);
        }
    }

    private DailyAccrual accrueNext(LoanState loan, LocalDate date, FeeLimit limit) {
        long lateFee = Math.min(lateFee(loan, date), limit.lateFee());

        BigDecimal interestSum = loan.interestSum().add(exactInterest(loan, date));
        long interest = postedBetween(loan.interestSum(), interestSum);
        InterestPeriod before = runningPeriod(loan, date);
        InterestPeriod period = postInterest(before, loan.terms(), interest);

        BigDecimal penaltySum = loan.penaltySum().add(exactPenalty(loan, date));
        long penalty = postedBetween(loan.penaltySum(), penaltySum);
        if (penalty > limit.penalty()) {
            // A limited date adds whole cents to the sum. The fraction carried so far stays; the excess is never
            // posted.
            penalty = limit.penalty();
            penaltySum = loan.penaltySum().add(Rounding.toUnits(penalty));
        }

        LoanState after = new LoanState(
                loan.terms(),
                date,
                loan.principalCents(),
                interestSum,
                penaltySum,
                interest == 0 ? loan.periods() : withRunning(loan.periods(), period),
                loan.penalty().post(penalty),
                loan.lateFee().post(lateFee),
                false);
        long dealerInterest = period.dealer().posted() - before.dealer().posted();
        return new DailyAccrual(
                after,
                new Accrual(
                        date, lateFee, dealerInterest, interest - dealerInterest, penalty, interestSum, penaltySum));
    }

    /**
     * The dealer's part of a period's interest, in cents.
     *
     * @param periodTotal all that is posted in the period, in cents
     */
    protected abstract long dealerPart(LoanTerms terms, long periodTotal);

    /**
     * The late fee of a date, in cents: charged on a 20th if any of the dealer's interest of the month before is
     * unpaid. A date is accrued once, so no period is charged twice.
     */
    protected long lateFee(LoanState loan, LocalDate date) {
        if (date.getDayOfMonth() != InterestPeriod.DUE_DAY) {
            return 0;
        }
        for (InterestPeriod period : loan.periods()) {
            if (period.monthsUntil(date) == 1) {
                return period.dealer().unpaid() > 0 ? loan.terms().lateFeeCents() : 0;
            }
        }
        return 0;
    }

    /**
     * The amount that bears penalty interest on a date, in cents: the dealer's unpaid interest that was due before the
     * date.
     */
    protected long penaltyBase(LoanState loan, LocalDate date) {
        long base = 0;
        for (InterestPeriod period : loan.periods()) {
            if (period.isDueBefore(date)) {
                base = Math.addExact(base, period.of(Payer.DEALER).unpaid());
            }
        }
        return base;
    }

    private static BigDecimal exactInterest(LoanState loan, LocalDate date) {
        LoanTerms terms = loan.terms();
        return exactDay(loan.principalCents(), terms.rates().on(date), terms, date);
    }

    private BigDecimal exactPenalty(LoanState loan, LocalDate date) {
        LoanTerms terms = loan.terms();
        return exactDay(penaltyBase(loan, date), terms.penaltyAnnualRate(), terms, date);
    }

    private static BigDecimal exactDay(long baseCents, BigDecimal annualRate, LoanTerms terms, LocalDate date) {
        if (baseCents == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal yearly = Rounding.toUnits(baseCents).multiply(annualRate);
        return Rounding.toTenDecimals(yearly, terms.dayCount().daysInYear(date));
    }

    /**
     * The cents to post: the rounded sum after the date less the rounded sum before it. Fractions of a cent are
     * carried.
     */
    private static long postedBetween(BigDecimal sumBefore, BigDecimal sumAfter) {
        return Rounding.toCents(sumAfter) - Rounding.toCents(sumBefore);
    }

    private InterestPeriod postInterest(InterestPeriod period, LoanTerms terms, long cents) {
        if (cents == 0) {
            return period;
        }
        long total = Math.addExact(period.posted(), cents);
        long dealer = dealerPart(terms, total);
        return new InterestPeriod(
                period.month(),
                period.dealer().post(dealer - period.dealer().posted()),
                period.manufacturer()
                        .post(total - dealer - period.manufacturer().posted()));
    }

    private static InterestPeriod runningPeriod(LoanState loan, LocalDate date) {
        List<InterestPeriod> periods = loan.periods();
        if (!periods.isEmpty() && periods.getLast().monthsUntil(date) == 0) {
            return periods.getLast();
        }
        return InterestPeriod.of(YearMonth.from(date));
    }

    private static List<InterestPeriod> withRunning(List<InterestPeriod> periods, InterestPeriod running) {
        int size = periods.size();
        boolean opened = size == 0 || !periods.get(size - 1).month().equals(running.month());
        InterestPeriod[] all = periods.toArray(new InterestPeriod[opened ? size + 1 : size]);
        all[all.length - 1] = running;
        return List.of(all);
    }

    private static void requireNext(LoanState loan, LocalDate date) {
        String loanId = loan.terms().loanId();
        if (loan.paidOff()) {
            throw new IllegalStateException("loan " + loanId + " is paid off: it has no accrual for " + date);
        }
        if (!date.equals(loan.nextDate())) {
            throw new IllegalStateException("loan " + loanId + " is accrued through " + loan.accruedThrough() + ": "
                    + date + " is not its next date");
        }
    }
}
