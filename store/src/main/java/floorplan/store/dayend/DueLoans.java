package floorplan.store.dayend;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.Rate;
import floorplan.store.loan.AccrualBatch;
import floorplan.store.loan.AccrualRow;
import floorplan.store.loan.LoanRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loans by the range, read to be closed and written. Reading follows the key in every table, a query each, and puts the rows together
 * here: that locks no row but the loans' own. Every method belongs inside the caller's transaction.
 */
public final class DueLoans {
    private final JdbcTemplate batches;
    private final LoanRanges ranges;

    public DueLoans(JdbcTemplate batches, LoanRanges ranges) {
        this.batches = batches;
        this.ranges = ranges;
    }

    /**
     * Some loans of a range, in key order.
     *
     * @param through the key behind which the next ones begin
     * @param visible the condition by which a loan was taken for visible
     */
    public record Locked(List<DueLoan> loans, long through, String visible) {}

    /** Locks the next loans behind a range's checkpoint that its date is due for. */
    public Locked lock(LoanRanges.Held range, int most) {
        String visible = ranges.visible();
        List<LoanRow> rows = batches.query(
                """
                SELECT %s FROM loan WHERE id > ? AND id <= ? AND closed_on IS NULL AND drawdown_date <= ? AND %s
                ORDER BY id LIMIT ? FOR UPDATE
                """.formatted(LoanRow.COLUMNS, visible),
                (row, n) -> LoanRow.of(row),
                range.doneThrough(),
                range.lastId(),
                range.date(),
                most);
        long through = rows.size() < most ? range.lastId() : rows.getLast().id();
        return new Locked(read(rows, range.date()), through, visible);
    }

    /** Locks the next loan, as {@link #lock} would, and reads nothing of it. */
    public Optional<Long> lockNext(LoanRanges.Held range) {
        return batches
                .query(
                        """
                        SELECT id FROM loan WHERE id > ? AND id <= ? AND closed_on IS NULL AND drawdown_date <= ? AND %s
                        ORDER BY id LIMIT 1 FOR UPDATE
                        """.formatted(ranges.visible()),
                        (row, n) -> row.getLong(1),
                        range.doneThrough(),
                        range.lastId(),
                        range.date())
                .stream()
                .findFirst();
    }

    private List<DueLoan> read(List<LoanRow> rows, LocalDate date) {
        List<LoanRow> open =
                rows.stream().filter(row -> row.accruedThrough().isBefore(date)).toList();
        if (open.isEmpty()) {
            return rows.stream().<DueLoan>map(row -> new DueLoan.Done(row.id())).toList();
        }
        Map<Long, List<Rate>> rates = rates(open);
        Map<Long, AccrualRow> newest = newest(open);
        Map<Long, List<PeriodPaid>> paid = paid(open);
        List<DueLoan> loans = new ArrayList<>(rows.size());
        for (LoanRow row : rows) {
            loans.add(
                    row.accruedThrough().isBefore(date)
                            ? DueLoan.of(
                                    row,
                                    rates.getOrDefault(row.id(), List.of()),
                                    newest.get(row.id()),
                                    paid.getOrDefault(row.id(), List.of()))
                            : new DueLoan.Done(row.id()));
        }
        return loans;
    }

    private Map<Long, List<Rate>> rates(List<LoanRow> rows) {
        Map<Long, List<Rate>> rates = HashMap.newHashMap(rows.size());
        batches.query(
                "SELECT loan_id, effective_from, annual_rate FROM loan_rate WHERE loan_id BETWEEN ? AND ?",
                row -> {
                    Rate rate = new Rate(row.getObject(2, LocalDate.class), row.getBigDecimal(3));
                    rates.merge(row.getLong(1), List.of(rate), DueLoans::both);
                },
                rows.getFirst().id(),
                rows.getLast().id());
        return rates;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** The loans' newest accrual rows. Nearly all have the same date: a range of the key; the others are looked up. */
    private Map<Long, AccrualRow> newest(List<LoanRow> rows) {
        Map<LocalDate, List<LoanRow>> byDate = rows.stream()
                .filter(row -> !row.accruedThrough().isBefore(row.drawdownDate()))
                .collect(Collectors.groupingBy(LoanRow::accruedThrough));
        Map<Long, AccrualRow> newest = HashMap.newHashMap(rows.size());
        byDate.forEach((date, ofDate) -> {
            String keys = ofDate.size() > rows.size() / 2
                    ? "BETWEEN " + ofDate.getFirst().id() + " AND "
                            + ofDate.getLast().id()
                    : "IN (" + joined(ofDate.stream().map(LoanRow::id).toList()) + ")";
            batches.query(
                    "SELECT " + AccrualRow.COLUMNS + ", loan_id FROM accrual WHERE business_date = ? AND loan_id "
                            + keys,
                    row -> {
                        newest.put(row.getLong(15), AccrualRow.of(row));
                    },
                    date);
        });
        // The range may hold rows of loans that have gone on from there.
        byDate.forEach((date, ofDate) -> ofDate.forEach(row -> newest.computeIfPresent(
                row.id(), (id, found) -> found.posted().date().equals(date) ? found : null)));
        return newest;
    }

    private Map<Long, List<PeriodPaid>> paid(List<LoanRow> rows) {
        LocalDate earliest = rows.stream()
                .map(LoanRow::accruedThrough)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Map<Long, List<PeriodPaid>> paid = new HashMap<>();
        batches.query(
                "SELECT loan_id, month, dealer_paid FROM period_paid WHERE loan_id BETWEEN ? AND ? AND month >= ?",
                row -> {
                    PeriodPaid period =
                            new PeriodPaid(YearMonth.from(row.getObject(2, LocalDate.class)), row.getLong(3));
                    paid.merge(row.getLong(1), List.of(period), DueLoans::both);
                },
                rows.getFirst().id(),
                rows.getLast().id(),
                YearMonth.from(earliest).minusMonths(1).atDay(1));
        return paid;
    }

    /** What a loan's dates posted. */
    public record Closed(long id, AccrualRow newest, List<Accrual> accruals) {}

    /**
     * Writes what was closed of some locked loans.
     *
     * @param failed keys of those that were not
     * @param openDate as read under {@link floorplan.store.journal.OpenDate#hold} in this transaction
     * @throws IllegalStateException if other loans would be moved on than those that were closed
     */
    public void write(
            LoanRanges.Held range,
            Locked locked,
            List<Closed> closed,
            Collection<Long> failed,
            @Nullable LocalDate openDate) {
        if (closed.isEmpty()) {
            return;
        }
        AccrualBatch rows = new AccrualBatch(batches, openDate);
        closed.forEach(loan -> rows.add(loan.id(), loan.newest(), loan.accruals()));
        rows.insert();
        int moved = batches.update(
                """
                UPDATE loan SET accrued_through = ?, version = version + 1
                WHERE id BETWEEN ? AND ? AND closed_on IS NULL AND drawdown_date <= ? AND accrued_through < ? AND %s%s
                """.formatted(locked.visible(), failed.isEmpty() ? "" : " AND id NOT IN (" + joined(failed) + ")"),
                range.date(),
                closed.getFirst().id(),
                closed.getLast().id(),
                range.date(),
                range.date());
        if (moved != closed.size()) {
            throw new IllegalStateException(
                    "closed " + closed.size() + " loans but would move " + moved + " on to " + range.date());
        }
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
