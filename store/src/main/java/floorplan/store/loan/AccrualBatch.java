package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.BookingDates;
import floorplan.store.database.AccountDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accrual rows gathered for one insert, and the list of those booked later than their date. */
public final class AccrualBatch {
    private static final String INSERT = """
            INSERT INTO accrual (loan_id, late_fee, dealer_interest, manufacturer_interest, penalty, interest_sum,
                penalty_sum, late_fee_total, dealer_interest_total, manufacturer_interest_total, penalty_total,
                dealer_interest_to_last_month, manufacturer_interest_to_last_month,
                dealer_interest_to_month_before_last, business_date, booking_date)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s, %s)
            """;

    /** With at most this many rows, a statement with their dates inlined is not faster. */
    private static final int FEW = 100;

    private final AccountDatabase database;
    private final @Nullable LocalDate openDate;
    private final List<AccrualRow> rows = new ArrayList<>();
    private final List<AccrualRow> late = new ArrayList<>();

    /** @param openDate as read under {@link floorplan.store.journal.OpenDate#hold} in this transaction */
    public AccrualBatch(AccountDatabase database, @Nullable LocalDate openDate) {
        this.database = database;
        this.openDate = openDate;
    }

    private record AccrualRow(long loanId, Accrual posted, RunningTotals after, LocalDate bookingDate) {
        boolean isOn(LocalDate date, LocalDate booked) {
            return posted.date().equals(date) && bookingDate.equals(booked);
        }
    }

    /**
     * Adds the accruals of a loan's next dates.
     *
     * @param newest the loan's totals before them
     */
    public void add(long loanId, RunningTotals newest, List<Accrual> accruals) {
        RunningTotals totals = newest;
        for (Accrual accrual : accruals) {
            totals = totals.then(accrual);
            AccrualRow row =
                    new AccrualRow(loanId, accrual, totals, BookingDates.bookingDate(accrual.date(), openDate));
            rows.add(row);
            if (row.bookingDate().isAfter(accrual.date())) {
                late.add(row);
            }
        }
    }

    /**
     * Inserts the gathered rows.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a date is accrued already for one of the loans
     */
    public void insert() {
        if (rows.isEmpty()) {
            return;
        }
        LocalDate date = rows.getFirst().posted().date();
        LocalDate booked = rows.getFirst().bookingDate();
        // A day-end's rows nearly always share their dates: inlined once, the dates are not encoded and parsed per row.
        if (rows.size() > FEW && rows.stream().allMatch(row -> row.isOn(date, booked))) {
            database.batch(
                    INSERT.formatted("DATE '" + date + "'", "DATE '" + booked + "'"),
                    rows,
                    AccrualBatch::setAllButDates);
        } else {
            database.batch(INSERT.formatted("?", "?"), rows, AccrualBatch::set);
        }
        database.batch(
                "INSERT INTO late_accrual (loan_id, business_date, booking_date) VALUES (?, ?, ?)",
                late,
                AccrualBatch::setKeys);
    }

    private static void setKeys(PreparedStatement statement, AccrualRow row) throws SQLException {
        statement.setLong(1, row.loanId());
        statement.setObject(2, row.posted().date());
        statement.setObject(3, row.bookingDate());
    }

    private static void set(PreparedStatement statement, AccrualRow row) throws SQLException {
        setAllButDates(statement, row);
        statement.setObject(15, row.posted().date());
        statement.setObject(16, row.bookingDate());
    }

    private static void setAllButDates(PreparedStatement statement, AccrualRow row) throws SQLException {
        Accrual posted = row.posted();
        RunningTotals after = row.after();
        statement.setLong(1, row.loanId());
        statement.setLong(2, posted.lateFee());
        statement.setLong(3, posted.dealerInterest());
        statement.setLong(4, posted.manufacturerInterest());
        statement.setLong(5, posted.penalty());
        statement.setBigDecimal(6, posted.interestSum());
        statement.setBigDecimal(7, posted.penaltySum());
        statement.setLong(8, after.lateFee());
        statement.setLong(9, after.dealer());
        statement.setLong(10, after.manufacturer());
        statement.setLong(11, after.penalty());
        statement.setLong(12, after.dealerToLastMonth());
        statement.setLong(13, after.manufacturerToLastMonth());
        statement.setLong(14, after.dealerToMonthBeforeLast());
    }
}
