package floorplan.domain.accrual;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The postings of one loan for one date, in cents, none below 0.
 *
 * @param date the accrued date
 * @param lateFee the late fee for the interest of the month before
 * @param dealerInterest the dealer's interest of the date
 * @param manufacturerInterest the manufacturer's interest of the date
 * @param penalty interest on overdue interest
 * @param interestSum the loan's running sum of exact interest after the date, ten decimals of the currency unit
 * @param penaltySum the running sum of exact penalty interest after the date
 */
public record Accrual(
        LocalDate date,
        long lateFee,
        long dealerInterest,
        long manufacturerInterest,
        long penalty,
        BigDecimal interestSum,
        BigDecimal penaltySum) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if an amount is below 0
     */
    public Accrual {
        if (lateFee < 0 || dealerInterest < 0 || manufacturerInterest < 0 || penalty < 0) {
            throw new IllegalArgumentException("an accrual of " + date + " has an amount below 0");
        }
    }
}
