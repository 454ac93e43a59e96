package floorplan.domain.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A whole number of cents of one currency. It never rounds; an amount that does not fit is refused.
 *
 * @param currency one with two decimals
 * @param cents may be negative
 */
public record Money(Currency currency, long cents) {

    private static final int DECIMALS = 2;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the currency does not have two decimals
     */
    public Money {
        if (currency.getDefaultFractionDigits() != DECIMALS) {
            throw new IllegalArgumentException(
                    "currency " + currency.getCurrencyCode() + " does not have two decimals; use one that does");
        }
    }

    /**
     * The amount in currency units.
     *
     * @throws IllegalArgumentException if the amount is written with more than two decimals, or is too large
     */
    public static Money of(Currency currency, BigDecimal amount) {
        if (amount.scale() > DECIMALS) {
            throw new IllegalArgumentException("amount " + amount + " has more than two decimals");
        }
        try {
            return new Money(currency, amount.scaleByPowerOfTen(DECIMALS).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("amount " + amount + " is too large", e);
        }
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException on overflow
     */
    public Money plus(Money other) {
        return new Money(sameCurrencyAs(other), Math.addExact(cents, other.cents));
    }

    /**
     * The difference.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException on overflow
     */
    public Money minus(Money other) {
        return new Money(sameCurrencyAs(other), Math.subtractExact(cents, other.cents));
    }

    /** The amount in currency units, with two decimals. */
    public BigDecimal amount() {
        return Rounding.toUnits(cents);
    }

    private Currency sameCurrencyAs(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency.getCurrencyCode() + " and "
                    + other.currency.getCurrencyCode() + " in one sum");
        }
        return currency;
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount().toPlainString();
    }
}
