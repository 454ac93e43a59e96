package floorplan.store.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Amounts by the account on which they are owed, in cents. They are {@link BigDecimal}s because the balances of many
 * loans may exceed a long.
 */
public record Balances(
        BigDecimal principal,
        BigDecimal dealerInterest,
        BigDecimal manufacturerInterest,
        BigDecimal lateFee,
        BigDecimal penalty) {
    public static final Balances NONE =
            new Balances(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Reads the columns of the same names, in snake case. */
    static Balances read(ResultSet row) throws SQLException {
        return new Balances(
                row.getBigDecimal("principal"),
                row.getBigDecimal("dealer_interest"),
                row.getBigDecimal("manufacturer_interest"),
                row.getBigDecimal("late_fee"),
                row.getBigDecimal("penalty"));
    }

    public Balances plus(Balances other) {
        return new Balances(
                principal.add(other.principal),
                dealerInterest.add(other.dealerInterest),
                manufacturerInterest.add(other.manufacturerInterest),
                lateFee.add(other.lateFee),
                penalty.add(other.penalty));
    }

    public BigDecimal total() {
        return principal
                .add(dealerInterest)
                .add(manufacturerInterest)
                .add(lateFee)
                .add(penalty);
    }

    /** True if nothing is owed on any account. */
    boolean areZero() {
        return principal.signum() == 0
                && dealerInterest.signum() == 0
                && manufacturerInterest.signum() == 0
                && lateFee.signum() == 0
                && penalty.signum() == 0;
    }
}
