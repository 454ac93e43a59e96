package floorplan.store.dayend;

import floorplan.domain.accrual.Accrual;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.AccrualBatch;
import floorplan.store.loan.LoanRow;
import floorplan.store.loan.RunningTotals;
import floorplan.store.loan.VisibleLoans;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loans of a range, locked, then written with their accruals. Every method must run in the caller's transaction.
 *
 * <p>The statements force the primary key, in which a range is contiguous: the index on {@code closed_on} and
 * {@code id} holds the same loans in the same order, but would cost another look-up of each loan.
 */
public final class DueLoans {
    private final AccountDatabase database;
    private final DueLoanReader reader;

    public DueLoans(AccountDatabase database) {
        this.database = database;
        this.reader = new DueLoanReader(database);
    }

    /**
     * Some loans of a range, in key order.
     *
     * @param through the key after which the next loans begin
     * @param visible the SQL condition that selected visible loans
     */
    public record Locked(List<DueLoan> loans, long through, String visible) {}

    /** Locks the next due loans after a range's checkpoint. */
    public Locked lock(LoanRanges.HeldRange range, int most) {
        String visible = VisibleLoans.condition(database);
        List<LoanRow> rows = database.sql("""
                        SELECT %s FROM loan FORCE INDEX (PRIMARY)
                        WHERE id > ? AND id <= ? AND closed_on IS NULL AND drawdown_date <= ? AND %s
                        ORDER BY id LIMIT ? FOR UPDATE
                        """.formatted(LoanRow.COLUMNS, visible))
                .params(range.doneThrough(), range.lastId(), range.date(), most)
                .query((row, n) -> LoanRow.of(row))
                .list();
        long through = rows.size() < most ? range.lastId() : rows.getLast().id();
        return new Locked(reader.read(rows, range.date()), through, visible);
    }

    /** Locks the first loan that {@link #lock} would lock, and reads only its key. */
    public Optional<Long> lockNext(LoanRanges.HeldRange range) {
        return database.sql("""
                        SELECT id FROM loan FORCE INDEX (PRIMARY)
                        WHERE id > ? AND id <= ? AND closed_on IS NULL AND drawdown_date <= ? AND %s
                        ORDER BY id LIMIT 1 FOR UPDATE
                        """.formatted(VisibleLoans.condition(database)))
                .params(range.doneThrough(), range.lastId(), range.date())
                .query((row, n) -> row.getLong(1))
                .optional();
    }

    /** A loan with the accruals of its next dates. */
    public record AccruedLoan(long id, RunningTotals newest, List<Accrual> accruals) {}

    /**
     * Writes the accruals of some locked loans.
     *
     * @param failed keys of the locked loans that could not be accrued
     * @param openDate as read under {@link floorplan.store.journal.OpenDate#hold} in this transaction
     * @throws IllegalStateException if the number of loans moved to the date differs from the number of accrued loans
     */
    public void write(
            LoanRanges.HeldRange range,
            Locked locked,
            List<AccruedLoan> accrued,
            Collection<Long> failed,
            @Nullable LocalDate openDate) {
        if (accrued.isEmpty()) {
            return;
        }
        AccrualBatch rows = new AccrualBatch(database, openDate);
        accrued.forEach(loan -> rows.add(loan.id(), loan.newest(), loan.accruals()));
        rows.insert();
        int moved = database.sql("""
                        UPDATE loan FORCE INDEX (PRIMARY) SET accrued_through = ?, version = version + 1
                        WHERE id BETWEEN ? AND ? AND closed_on IS NULL AND drawdown_date <= ? AND accrued_through < ? AND %s%s
                        """.formatted(
                                locked.visible(), failed.isEmpty() ? "" : " AND id NOT IN (" + joined(failed) + ")"))
                .params(range.date(), accrued.getFirst().id(), accrued.getLast().id(), range.date(), range.date())
                .update();
        if (moved != accrued.size()) {
            throw new IllegalStateException(
                    "accrued " + accrued.size() + " loans but would move " + moved + " on to " + range.date());
        }
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
