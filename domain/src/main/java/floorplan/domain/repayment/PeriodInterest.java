package floorplan.domain.repayment;

import java.time.YearMonth;

/**
 * The part of a repayment that pays one period's interest.
 *
 * @param month the period
 * @param cents above 0
 */
public record PeriodInterest(YearMonth month, long cents) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if nothing is paid
     */
    public PeriodInterest {
        if (cents <= 0) {
            throw new IllegalArgumentException("interest paid for " + month + " must be above 0, not " + cents);
        }
    }
}
