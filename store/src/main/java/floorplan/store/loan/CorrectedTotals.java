package floorplan.store.loan;

import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Applies later corrections to the totals of accrual rows, since a correction changes no row. */
final class CorrectedTotals {
    private final AccountDatabase database;

    CorrectedTotals(AccountDatabase database) {
        this.database = database;
    }

    /** The change of a month's interest by all corrections that were made when {@code accruedThrough} was this date. */
    private record Change(LocalDate accruedThrough, YearMonth month, long dealer, long manufacturer) {
        /**
         * Returns whether the change is missing from a row: a row contains the corrections made before it was written.
         */
        boolean concerns(RunningTotals row) {
            return month.equals(row.month()) && !accruedThrough.isBefore(row.date());
        }
    }

    /** The totals of a loan's newest correction. */
    RunningTotals newest(long loanId, LocalDate accruedThrough) {
        return database.sql("SELECT " + RunningTotals.COLUMNS
                        + " FROM correction WHERE loan_id = :id ORDER BY seq DESC LIMIT 1")
                .param("id", loanId)
                .query((row, n) -> RunningTotals.of(accruedThrough, row))
                .single();
    }

    /** The totals of a loan's rows, each with the corrected interest of its own month. */
    List<RunningTotals> ofMonths(long loanId, List<RunningTotals> rows) {
        List<Change> changes = changes(loanId);
        List<RunningTotals> totals = new ArrayList<>();
        for (RunningTotals row : rows) {
            RunningTotals corrected = row;
            for (Change change : changes) {
                if (change.concerns(row)) {
                    corrected = corrected.withMore(change.dealer(), change.manufacturer());
                }
            }
            totals.add(corrected);
        }
        return totals;
    }

    private List<Change> changes(long loanId) {
        return database.sql("""
                        SELECT c.accrued_through, EXTRACT(YEAR_MONTH FROM a.business_date) AS month,
                            SUM(a.dealer_interest) AS dealer, SUM(a.manufacturer_interest) AS manufacturer
                        FROM correction c JOIN correction_accrual a ON a.loan_id = c.loan_id AND a.seq = c.seq
                        WHERE c.loan_id = :id GROUP BY c.accrued_through, EXTRACT(YEAR_MONTH FROM a.business_date)
                        """)
                .param("id", loanId)
                .query((row, n) -> new Change(
                        row.getObject("accrued_through", LocalDate.class),
                        YearMonth.of(row.getInt("month") / 100, row.getInt("month") % 100),
                        row.getLong("dealer"),
                        row.getLong("manufacturer")))
                .list();
    }
}
