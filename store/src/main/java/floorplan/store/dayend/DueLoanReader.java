package floorplan.store.dayend;

import floorplan.domain.loan.Rate;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanRow;
import floorplan.store.loan.RunningTotals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows, other than the loans' own, that are needed to accrue loans. Each table is read in key order by few
 * queries, and the rows are joined here: a join by the database would lock them.
 */
final class DueLoanReader {
    private final AccountDatabase database;

    DueLoanReader(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Builds loans from their rows.
     *
     * @param rows in the order of their keys
     * @param date loans that have already accrued it are not read further
     */
    List<DueLoan> read(List<LoanRow> rows, LocalDate date) {
        List<LoanRow> open =
                rows.stream().filter(row -> row.accruedThrough().isBefore(date)).toList();
        if (open.isEmpty()) {
            return rows.stream()
                    .<DueLoan>map(row -> new DueLoan.AccruedBefore(row.id()))
                    .toList();
        }
        RowsOfLoans<Rate> rates = rates(open);
        Map<LocalDate, RowsOfLoans<RunningTotals>> newest = newest(open);
        RowsOfLoans<RunningTotals> corrected = corrected(open);
        RowsOfLoans<PeriodPaid> paid = paid(open);
        List<DueLoan> loans = new ArrayList<>(rows.size());
        for (LoanRow row : rows) {
            loans.add(
                    row.accruedThrough().isBefore(date)
                            ? DueLoan.of(
                                    row,
                                    rates.of(row.id()),
                                    newest(row, row.isCorrected() ? corrected : newestOn(row, newest)),
                                    paid.of(row.id()))
                            : new DueLoan.AccruedBefore(row.id()));
        }
        return loans;
    }

    private RowsOfLoans<Rate> rates(List<LoanRow> rows) {
        RowsOfLoans<Rate> rates = new RowsOfLoans<>();
        database.sql("""
                        SELECT loan_id, effective_from, annual_rate FROM loan_rate WHERE loan_id BETWEEN ? AND ?
                        ORDER BY loan_id, effective_from
                        """).params(rows.getFirst().id(), rows.getLast().id()).query(row -> {
            rates.add(row.getLong(1), new Rate(row.getObject(2, LocalDate.class), row.getBigDecimal(3)));
        });
        return rates;
    }

    /**
     * The totals from which the loans go on, by date. Nearly all loans have the same date and lie in one key range; the
     * others are looked up by key.
     */
    private Map<LocalDate, RowsOfLoans<RunningTotals>> newest(List<LoanRow> rows) {
        Map<LocalDate, RowsOfLoans<RunningTotals>> newest = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(LoanRow::accruedThrough))
                .forEach((date, ofDate) -> newest.put(date, accruals(date, ofDate, ofDate.size() > rows.size() / 2)));
        return newest;
    }

    private static RowsOfLoans<RunningTotals> newestOn(
            LoanRow loan, Map<LocalDate, RowsOfLoans<RunningTotals>> byDate) {
        return Objects.requireNonNull(byDate.get(loan.accruedThrough()));
    }

    private static @Nullable RunningTotals newest(LoanRow loan, RowsOfLoans<RunningTotals> rows) {
        List<RunningTotals> accruals = rows.of(loan.id());
        return accruals.isEmpty() ? null : accruals.getFirst();
    }

    /**
     * The totals of loans that were corrected after their newest accrual row was written: these are few and are looked
     * up by key.
     */
    private RowsOfLoans<RunningTotals> corrected(List<LoanRow> rows) {
        RowsOfLoans<RunningTotals> totals = new RowsOfLoans<>();
        List<Long> ids =
                rows.stream().filter(LoanRow::isCorrected).map(LoanRow::id).toList();
        if (ids.isEmpty()) {
            return totals;
        }
        database.sql("SELECT " + RunningTotals.COLUMNS + """
                        , l.id, l.accrued_through
                        FROM loan l JOIN correction ON loan_id = l.id AND seq = l.corrections
                        WHERE l.id IN (:ids) ORDER BY l.id
                        """).param("ids", ids).query(row -> {
            totals.add(row.getLong(10), RunningTotals.of(row.getObject(11, LocalDate.class), row));
        });
        return totals;
    }

    private RowsOfLoans<RunningTotals> accruals(LocalDate date, List<LoanRow> loans, boolean manyOfTheRange) {
        RowsOfLoans<RunningTotals> accruals = new RowsOfLoans<>();
        String only = manyOfTheRange
                ? ""
                : " AND loan_id IN ("
                        + loans.stream().map(loan -> "" + loan.id()).collect(Collectors.joining(",")) + ")";
        database.sql("SELECT " + RunningTotals.COLUMNS
                        + ", loan_id FROM accrual WHERE business_date = ? AND loan_id BETWEEN ? AND ?" + only
                        + " ORDER BY loan_id")
                .params(date, loans.getFirst().id(), loans.getLast().id())
                .query(row -> {
                    accruals.add(row.getLong(10), RunningTotals.of(date, row));
                });
        return accruals;
    }

    private RowsOfLoans<PeriodPaid> paid(List<LoanRow> rows) {
        LocalDate earliest = rows.stream()
                .map(LoanRow::accruedThrough)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        RowsOfLoans<PeriodPaid> paid = new RowsOfLoans<>();
        database.sql("""
                        SELECT loan_id, EXTRACT(YEAR_MONTH FROM month), dealer_paid FROM period_paid
                        WHERE loan_id BETWEEN ? AND ? AND month >= ? ORDER BY loan_id, month
                        """)
                .params(
                        rows.getFirst().id(),
                        rows.getLast().id(),
                        YearMonth.from(earliest).minusMonths(1).atDay(1))
                .query(row -> {
                    int month = row.getInt(2);
                    paid.add(row.getLong(1), new PeriodPaid(YearMonth.of(month / 100, month % 100), row.getLong(3)));
                });
        return paid;
    }
}
