package floorplan.store.dayend;

import floorplan.domain.loan.Balance;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import floorplan.store.loan.LoanRow;
import floorplan.store.loan.RunningTotals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loan of a range for which a date is due; its row is locked. */
public sealed interface DueLoan {
    long id();

    /**
     * The loan can be accrued.
     *
     * @param state with the interest periods that accrual needs; older ones are merged into one
     * @param newest the totals from which the next accrual row goes on
     */
    record AccruableLoan(long id, LoanState state, RunningTotals newest) implements DueLoan {}

    /**
     * The loan's rows form no valid loan.
     *
     * @param loanNo the lender's loan number
     */
    record BrokenLoan(long id, String loanNo, RuntimeException cause) implements DueLoan {
        public String reason() {
            return "loan " + loanNo + ": " + cause.getMessage();
        }
    }

    /** The date is already accrued for the loan. */
    record AccruedBefore(long id) implements DueLoan {}

    /**
     * Builds a loan from its rows.
     *
     * @param newest the totals through {@code accruedThrough}; null if there is no such accrual row
     * @param paid the paid interest by month, at least of the month of {@code accruedThrough} and the month before it
     */
    static DueLoan of(LoanRow row, List<Rate> rates, @Nullable RunningTotals newest, List<PeriodPaid> paid) {
        try {
            RunningTotals totals = newest == null ? beforeDrawdown(row) : newest;
            List<InterestPeriod> periods = periods(totals, row.dealerInterestPaid(), paid);
            return new AccruableLoan(row.id(), row.state(new Rates(rates), totals, periods), totals);
        } catch (IllegalArgumentException broken) {
            return new BrokenLoan(row.id(), row.loanNo(), broken);
        }
    }

    private static RunningTotals beforeDrawdown(LoanRow row) {
        LocalDate dayBefore = row.drawdownDate().minusDays(1);
        if (!row.accruedThrough().equals(dayBefore)) {
            throw new IllegalArgumentException("its accrual row of " + row.accruedThrough() + " is missing");
        }
        return RunningTotals.beforeDrawdown(dayBefore);
    }

    /**
     * The running month, the month before it, and all earlier months merged into one. Payments of the manufacturer
     * change no accrual.
     */
    private static List<InterestPeriod> periods(RunningTotals newest, long dealerPaid, List<PeriodPaid> paid) {
        YearMonth running = newest.month();
        YearMonth last = running.minusMonths(1);
        long paidRunning = paidOf(running, paid);
        long paidLast = paidOf(last, paid);
        List<InterestPeriod> periods = new ArrayList<>(3);
        if (newest.dealerToMonthBeforeLast() > 0) {
            periods.add(new InterestPeriod(
                    last.minusMonths(1),
                    new Balance(newest.dealerToMonthBeforeLast(), dealerPaid - paidLast - paidRunning),
                    Balance.ZERO));
        }
        if (newest.dealerToLastMonth() > newest.dealerToMonthBeforeLast()) {
            periods.add(new InterestPeriod(
                    last,
                    new Balance(newest.dealerToLastMonth() - newest.dealerToMonthBeforeLast(), paidLast),
                    Balance.ZERO));
        }
        if (newest.dealerThisMonth() + newest.manufacturerThisMonth() > 0) {
            periods.add(new InterestPeriod(
                    running,
                    new Balance(newest.dealerThisMonth(), paidRunning),
                    new Balance(newest.manufacturerThisMonth(), 0)));
        }
        return periods;
    }

    private static long paidOf(YearMonth month, List<PeriodPaid> paid) {
        for (PeriodPaid period : paid) {
            if (period.month().equals(month)) {
                return period.dealerCents();
            }
        }
        return 0;
    }
}
