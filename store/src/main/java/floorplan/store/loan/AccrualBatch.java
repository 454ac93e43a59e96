package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accrual rows gathered for one insert, and the list of those booked later than their date. */
final class AccrualBatch {
    private final JdbcTemplate batches;
    private final List<Object[]> rows = new ArrayList<>();
    private final List<Object[]> late = new ArrayList<>();

    AccrualBatch(JdbcTemplate batches) {
        this.batches = batches;
    }

    void add(long loanId, AccrualRow row, LocalDate bookingDate) {
        Accrual posted = row.posted();
        rows.add(new Object[] {
            posted.date(),
            loanId,
            bookingDate,
            posted.lateFee(),
            posted.dealerInterest(),
            posted.manufacturerInterest(),
            posted.penalty(),
            posted.interestSum(),
            posted.penaltySum(),
            row.lateFeeTotal(),
            row.dealerTotal(),
            row.manufacturerTotal(),
            row.penaltyTotal(),
            row.dealerToLastMonth(),
            row.manufacturerToLastMonth(),
            row.dealerToMonthBeforeLast()
        });
        if (bookingDate.isAfter(posted.date())) {
            late.add(new Object[] {bookingDate, posted.date(), loanId});
        }
    }

    void insert() {
        if (!rows.isEmpty()) {
            batches.batchUpdate("""
                    INSERT INTO accrual (business_date, loan_id, booking_date, late_fee, dealer_interest,
                        manufacturer_interest, penalty, interest_sum, penalty_sum, late_fee_total, dealer_interest_total,
                        manufacturer_interest_total, penalty_total, dealer_interest_to_last_month,
                        manufacturer_interest_to_last_month, dealer_interest_to_month_before_last)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, rows);
        }
        if (!late.isEmpty()) {
            batches.batchUpdate(
                    "INSERT INTO late_accrual (booking_date, business_date, loan_id) VALUES (?, ?, ?)", late);
        }
    }
}
