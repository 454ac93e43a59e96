package floorplan.domain.loan;

import java.math.BigDecimal;

/** Checks rates and shares, and gives each a fixed scale, so equal values are {@code equals}. */
final class Fractions {

    private static final int DECIMALS = 6;

    // The rules set no upper bound for a rate. This one, 1000 % a year, fits the column and catches typing errors.
    private static final BigDecimal RATE_LIMIT = BigDecimal.TEN;

    private Fractions() {}

    /** A rate a year from 0 to below 10, with six decimals. */
    static BigDecimal rate(String field, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(RATE_LIMIT) >= 0) {
            throw new IllegalArgumentException(
                    field + " " + value + " must be a decimal fraction a year from 0 to below 10 (0.072 is 7.2 %)");
        }
        return sixDecimals(field, value);
    }

    /** A share from 0 to 1, with six decimals. */
    static BigDecimal share(String field, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(field + " " + value + " must be a fraction from 0 to 1");
        }
        return sixDecimals(field, value);
    }

    private static BigDecimal sixDecimals(String field, BigDecimal value) {
        if (value.scale() > DECIMALS) {
            throw new IllegalArgumentException(field + " " + value + " has more than six decimals");
        }
        return value.setScale(DECIMALS);
    }
}
