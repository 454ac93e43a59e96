package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.BookingDates;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accrual rows gathered for one insert, and the list of those booked later than their date. */
public final class AccrualBatch {
    private final JdbcTemplate batches;
    private final @Nullable LocalDate openDate;
    private final List<Row> rows = new ArrayList<>();

    /** @param openDate as read under {@link floorplan.store.journal.OpenDate#hold} in this transaction */
    public AccrualBatch(JdbcTemplate batches, @Nullable LocalDate openDate) {
        this.batches = batches;
        this.openDate = openDate;
    }

    private record Row(long loanId, Accrual posted, RunningTotals after, LocalDate bookingDate) {
        boolean late() {
            return bookingDate.isAfter(posted.date());
        }
    }

    /**
     * Adds what a loan's next dates posted.
     *
     * @param newest the loan's totals before them
     */
    public void add(long loanId, RunningTotals newest, List<Accrual> accruals) {
        RunningTotals totals = newest;
        for (Accrual accrual : accruals) {
            totals = totals.then(accrual);
            rows.add(new Row(loanId, accrual, totals, BookingDates.bookingDate(accrual.date(), openDate)));
        }
    }

    /**
     * Inserts them.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a date is closed already for one of the loans
     */
    public void insert() {
        insert(rows, """
                INSERT INTO accrual (business_date, loan_id, booking_date, late_fee, dealer_interest,
                    manufacturer_interest, penalty, interest_sum, penalty_sum, late_fee_total, dealer_interest_total,
                    manufacturer_interest_total, penalty_total, dealer_interest_to_last_month,
                    manufacturer_interest_to_last_month, dealer_interest_to_month_before_last)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, AccrualBatch::set);
        insert(
                rows.stream().filter(Row::late).toList(),
                "INSERT INTO late_accrual (business_date, loan_id, booking_date) VALUES (?, ?, ?)",
                AccrualBatch::setKeys);
    }

    private interface Setter {
        void set(PreparedStatement statement, Row row) throws SQLException;
    }

    private void insert(List<Row> some, String sql, Setter setter) {
        if (some.isEmpty()) {
            return;
        }
        batches.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int i) throws SQLException {
                setter.set(statement, some.get(i));
            }

            @Override
            public int getBatchSize() {
                return some.size();
            }
        });
    }

    private static void setKeys(PreparedStatement statement, Row row) throws SQLException {
        statement.setObject(1, row.posted().date());
        statement.setLong(2, row.loanId());
        statement.setObject(3, row.bookingDate());
    }

    private static void set(PreparedStatement statement, Row row) throws SQLException {
        setKeys(statement, row);
        Accrual posted = row.posted();
        RunningTotals after = row.after();
        statement.setLong(4, posted.lateFee());
        statement.setLong(5, posted.dealerInterest());
        statement.setLong(6, posted.manufacturerInterest());
        statement.setLong(7, posted.penalty());
        statement.setBigDecimal(8, posted.interestSum());
        statement.setBigDecimal(9, posted.penaltySum());
        statement.setLong(10, after.lateFee());
        statement.setLong(11, after.dealer());
        statement.setLong(12, after.manufacturer());
        statement.setLong(13, after.penalty());
        statement.setLong(14, after.dealerToLastMonth());
        statement.setLong(15, after.manufacturerToLastMonth());
        statement.setLong(16, after.dealerToMonthBeforeLast());
    }
}
