package floorplan.bench.dayend;

import floorplan.domain.loan.Rate;
import floorplan.store.dayend.DueLoan;
import floorplan.store.dayend.PeriodPaid;
import floorplan.store.loan.LoanRow;
import floorplan.store.loan.RunningTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loan with all data for accruing its next date, in one row of one query: for contenders that read loan by loan. */
final class JoinedLoan {
    /**
     * The query, which ends with its condition. Parameters: the day before the date, that day's month, the month before
     * that, the date, and the first and the last key.
     */
    static final String SELECT = """
            SELECT l.id, l.loan_no, l.loan_type, l.currency, l.drawn, l.penalty_annual_rate, l.late_fee, l.day_count,
                l.dealer_share, l.drawdown_date, l.accrued_through, l.principal, l.dealer_interest_paid, l.penalty_paid,
                l.late_fee_paid, l.closed_on, l.restarted_after, l.corrected_through, l.penalty_waived, l.late_fee_waived,
                r.annual_rate, running.dealer_paid, last.dealer_paid,
                a.business_date, a.interest_sum, a.penalty_sum, a.late_fee_total, a.dealer_interest_total,
                a.manufacturer_interest_total, a.penalty_total, a.dealer_interest_to_last_month,
                a.manufacturer_interest_to_last_month, a.dealer_interest_to_month_before_last
            FROM loan l
            LEFT JOIN accrual a ON a.business_date = ? AND a.loan_id = l.id
            LEFT JOIN period_paid running ON running.loan_id = l.id AND running.month = ?
            LEFT JOIN period_paid last ON last.loan_id = l.id AND last.month = ?
            JOIN loan_rate r ON r.loan_id = l.id AND r.effective_from = (
                SELECT MAX(newest.effective_from) FROM loan_rate newest
                WHERE newest.loan_id = l.id AND newest.effective_from <= ?)
            WHERE l.id BETWEEN ? AND ? AND l.closed_on IS NULL
            """;

    private static final int RATE = 21;
    private static final int PAID_RUNNING = 22;
    private static final int PAID_LAST = 23;
    private static final int TOTALS = 24;

    private JoinedLoan() {}

    /** The parameters of {@link #SELECT}. */
    static Object[] parameters(LocalDate date, long first, long last) {
        LocalDate before = date.minusDays(1);
        LocalDate month = before.withDayOfMonth(1);
        return new Object[] {before, month, month.minusMonths(1), date, first, last};
    }

    static DueLoan.AccruableLoan of(ResultSet row) throws SQLException {
        LoanRow loan = LoanRow.of(row);
        // Accruing one date needs only the date's rate.
        Rate rate = new Rate(loan.drawdownDate(), row.getBigDecimal(RATE));
        YearMonth running = YearMonth.from(loan.accruedThrough());
        List<PeriodPaid> paid = List.of(
                new PeriodPaid(running, row.getLong(PAID_RUNNING)),
                new PeriodPaid(running.minusMonths(1), row.getLong(PAID_LAST)));
        if (!(DueLoan.of(loan, List.of(rate), newest(row), paid) instanceof DueLoan.AccruableLoan open)) {
            throw new IllegalStateException("cannot be accrued: " + loan);
        }
        return open;
    }

    private static @Nullable RunningTotals newest(ResultSet row) throws SQLException {
        int column = TOTALS;
        LocalDate date = row.getObject(column++, LocalDate.class);
        if (date == null) {
            return null;
        }
        return new RunningTotals(
                date,
                row.getBigDecimal(column++),
                row.getBigDecimal(column++),
                row.getLong(column++),
                row.getLong(column++),
                row.getLong(column++),
                row.getLong(column++),
                row.getLong(column++),
                row.getLong(column++),
                row.getLong(column));
    }
}
