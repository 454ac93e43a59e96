package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import java.math.BigDecimal;
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
    /** Where a loan starts: the day before drawdown, nothing posted. It is never stored. */
    static AccrualRow beforeDrawdown(LocalDate dayBefore) {
        Accrual none = new Accrual(dayBefore, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        return new AccrualRow(none, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The row of the next date, which posts {@code next}. */
    AccrualRow then(Accrual next) {
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

    YearMonth month() {
        return YearMonth.from(posted.date());
    }

    /** What the month of this date has posted so far for the dealer. */
    long dealerThisMonth() {
        return dealerTotal - dealerToLastMonth;
    }

    long manufacturerThisMonth() {
        return manufacturerTotal - manufacturerToLastMonth;
    }
}
