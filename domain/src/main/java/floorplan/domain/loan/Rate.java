package floorplan.domain.loan;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate of interest and the date from which it holds.
 *
 * @param effectiveFrom the first date that accrues at this rate
 * @param annualRate a decimal fraction a year, from 0 to below 10, at most six decimals
 */
public record Rate(LocalDate effectiveFrom, BigDecimal annualRate) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the rate is out of range or has more than six decimals
     */
    public Rate {
        annualRate = Fractions.rate("annualRate", annualRate);
    }
}
