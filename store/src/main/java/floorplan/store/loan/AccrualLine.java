package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The amounts in cents posted for one date of a loan, or a correction's changes to them, below 0 for less.
 *
 * @param correctionSeq the correction, counted within the loan; null in the date's first row
 */
public record AccrualLine(
        LocalDate date,
        LocalDate bookingDate,
        @Nullable Integer correctionSeq,
        long lateFee,
        long dealerInterest,
        long manufacturerInterest,
        long penalty) {
    static AccrualLine first(LocalDate bookingDate, Accrual accrual) {
        return new AccrualLine(
                accrual.date(),
                bookingDate,
                null,
                accrual.lateFee(),
                accrual.dealerInterest(),
                accrual.manufacturerInterest(),
                accrual.penalty());
    }

    static AccrualLine ofCorrection(ResultSet row) throws SQLException {
        return new AccrualLine(
                row.getObject("business_date", LocalDate.class),
                row.getObject("booking_date", LocalDate.class),
                row.getInt("seq"),
                row.getLong("late_fee"),
                row.getLong("dealer_interest"),
                row.getLong("manufacturer_interest"),
                row.getLong("penalty"));
    }
}
