package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.correction.LoanResults;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A loan's totals through a date, as the date's row of {@code accrual} keeps them; the next row goes on from them.
 * Amounts are cents since drawdown, the date included.
 *
 * @param interestSum the running sum of exact interest
 * @param penaltySum the running sum of exact penalty interest
 * @param dealerToLastMonth the part of {@code dealer} that belongs to months before the date's month
 * @param dealerToMonthBeforeLast the part of {@code dealer} that belongs to months before the month that precedes the
 *     date's month
 */
public record RunningTotals(
        LocalDate date,
        BigDecimal interestSum,
        BigDecimal penaltySum,
        long lateFee,
        long dealer,
        long manufacturer,
        long penalty,
        long dealerToLastMonth,
        long manufacturerToLastMonth,
        long dealerToMonthBeforeLast) {
    /** The columns that {@link #of} reads, in its order: all but the date. */
    public static final String COLUMNS = """
            interest_sum, penalty_sum, late_fee_total, dealer_interest_total,
            manufacturer_interest_total, penalty_total, dealer_interest_to_last_month,
            manufacturer_interest_to_last_month, dealer_interest_to_month_before_last
            """;

    // Columns are read by number for speed: a day-end reads every loan's row here.
    public static RunningTotals of(LocalDate date, ResultSet row) throws SQLException {
        return new RunningTotals(
                date,
                row.getBigDecimal(1),
                row.getBigDecimal(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }

    /** A loan's totals on the day before drawdown, with nothing posted. They are never stored. */
    public static RunningTotals beforeDrawdown(LocalDate dayBefore) {
        return new RunningTotals(dayBefore, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The totals of a loan's results through a date. */
    public static RunningTotals of(LoanResults results, LocalDate through) {
        LocalDate drawdown = results.state().terms().drawdownDate();
        RunningTotals totals = beforeDrawdown(drawdown.minusDays(1));
        for (LocalDate date = drawdown; !date.isAfter(through); date = date.plusDays(1)) {
            totals = totals.then(results.on(date));
        }
        return totals;
    }

    /** The totals after the next date, which posts {@code next}. */
    public RunningTotals then(Accrual next) {
        boolean sameMonth = YearMonth.from(next.date()).equals(month());
        return new RunningTotals(
                next.date(),
                next.interestSum(),
                next.penaltySum(),
                lateFee + next.lateFee(),
                dealer + next.dealerInterest(),
                manufacturer + next.manufacturerInterest(),
                penalty + next.penalty(),
                sameMonth ? dealerToLastMonth : dealer,
                sameMonth ? manufacturerToLastMonth : manufacturer,
                sameMonth ? dealerToMonthBeforeLast : dealerToLastMonth);
    }

    /** These totals with more interest of the date's own month. */
    RunningTotals withMore(long dealerCents, long manufacturerCents) {
        return new RunningTotals(
                date,
                interestSum,
                penaltySum,
                lateFee,
                dealer + dealerCents,
                manufacturer + manufacturerCents,
                penalty,
                dealerToLastMonth,
                manufacturerToLastMonth,
                dealerToMonthBeforeLast);
    }

    public YearMonth month() {
        return YearMonth.from(date);
    }

    /** The dealer's interest posted so far in this date's month, in cents. */
    public long dealerThisMonth() {
        return dealer - dealerToLastMonth;
    }

    public long manufacturerThisMonth() {
        return manufacturer - manufacturerToLastMonth;
    }
}
