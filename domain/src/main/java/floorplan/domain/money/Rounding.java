package floorplan.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * All rounding of amounts: exact daily amounts to ten decimals, running sums and shares to cents. Every rounding is
 * half-up.
 */
public final class Rounding {

    /** The decimals of exact daily amounts and of their running sums, in currency units. */
    public static final int EXACT_DECIMALS = 10;

    private static final int CENT_DECIMALS = 2;

    private Rounding() {}

    /**
     * One day's part of a yearly amount, rounded half-up to ten decimals of the currency unit.
     *
     * @param yearly currency units a year
     * @param daysInYear the day count's divisor, positive
     */
    public static BigDecimal toTenDecimals(BigDecimal yearly, int daysInYear) {
        return yearly.divide(BigDecimal.valueOf(daysInYear), EXACT_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * An amount in currency units, as cents, rounded half-up.
     *
     * @throws ArithmeticException if the cents do not fit a {@code long}
     */
    public static long toCents(BigDecimal units) {
        return units.setScale(CENT_DECIMALS, RoundingMode.HALF_UP)
                .scaleByPowerOfTen(CENT_DECIMALS)
                .longValueExact();
    }

    /**
     * A fraction of an amount, both in cents, rounded half-up.
     *
     * @throws ArithmeticException if the cents do not fit a {@code long}
     */
    public static long shareOf(long cents, BigDecimal share) {
        return BigDecimal.valueOf(cents)
                .multiply(share)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** An amount in cents as currency units, with two decimals. */
    public static BigDecimal toUnits(long cents) {
        return BigDecimal.valueOf(cents, CENT_DECIMALS);
    }
}
