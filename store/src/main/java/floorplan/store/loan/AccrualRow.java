package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A row of {@code accrual}: what one date posted for one loan and the running totals after it. Amounts are cents; the totals
 * count since drawdown, the date included.
 *
 * @param dealerToLastMonth the part of {@code dealerTotal} that belongs to months before this date's month
 * @param dealerToMonthBeforeLast the part that belongs to months before the month before
 */
public record AccrualRow(
        Accrual posted,
        long lateFeeTotal,
        long dealerTotal,
        long manufacturerTotal,
        long penaltyTotal,
        long dealerToLastMonth,
        long manufacturerToLastMonth,
        long dealerToMonthBeforeLast) {
    /** The columns that {@link #of} reads, in its order. */
    public static final String COLUMNS = """
            business_date, late_fee, dealer_interest, manufacturer_interest, penalty, interest_sum, penalty_sum,
            late_fee_total, dealer_interest_total, manufacturer_interest_total, penalty_total,
            dealer_interest_to_last_month, manufacturer_interest_to_last_month, dealer_interest_to_month_before_last
            """;

    // By number: a day-end reads every loan's row here.
    public static AccrualRow of(ResultSet row) throws SQLException {
        return new AccrualRow(
                new Accrual(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7)),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14));
    }

    /** Where a loan starts: the day before drawdown, nothing posted. It is never stored. */
    public static AccrualRow beforeDrawdown(LocalDate dayBefore) {
        Accrual none = new Accrual(dayBefore, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        return new AccrualRow(none, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The row of the next date, which posts {@code next}. */
    public AccrualRow then(Accrual next) {
        boolean sameMonth = YearMonth.from(next.date()).equals(YearMonth.from(posted.date()));
        return new AccrualRow(
                next,
                lateFeeTotal + next.lateFee(),
                dealerTotal + next.dealerInterest(),
                manufacturerTotal + next.manufacturerInterest(),
                penaltyTotal + next.penalty(),
                sameMonth ? dealerToLastMonth : dealerTotal,
                sameMonth ? manufacturerToLastMonth : manufacturerTotal,
                sameMonth ? dealerToMonthBeforeLast : dealerToLastMonth);
    }

    public YearMonth month() {
        return YearMonth.from(posted.date());
    }

    /** What the month of this date has posted so far for the dealer. */
    public long dealerThisMonth() {
        return dealerTotal - dealerToLastMonth;
    }

    public long manufacturerThisMonth() {
        return manufacturerTotal - manufacturerToLastMonth;
    }
}
