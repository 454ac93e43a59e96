package floorplan.store.loan;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** The columns that the rows of {@code accrual} and {@code correction_accrual} share. */
public final class AccrualColumns {
    private AccrualColumns() {}

    /** Makes the amounts of a date, or their differences: cents, and the exact running sums. */
    public interface OfDate<T> {
        T of(
                LocalDate date,
                long lateFee,
                long dealerInterest,
                long manufacturerInterest,
                long penalty,
                BigDecimal interestSum,
                BigDecimal penaltySum);
    }

    public static <T> T read(ResultSet row, OfDate<T> made) throws SQLException {
        return made.of(
                row.getObject("business_date", LocalDate.class),
                row.getLong("late_fee"),
                row.getLong("dealer_interest"),
                row.getLong("manufacturer_interest"),
                row.getLong("penalty"),
                row.getBigDecimal("interest_sum"),
                row.getBigDecimal("penalty_sum"));
    }
}
