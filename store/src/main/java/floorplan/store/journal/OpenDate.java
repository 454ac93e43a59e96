package floorplan.store.journal;

import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one open date: the first business date whose books are not closed. It only moves forward. */
public final class OpenDate {
    private final AccountDatabase database;

    public OpenDate(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Reads the open date and keeps it from moving until the caller's transaction ends, so that nothing is booked on a
     * date that closes meanwhile.
     *
     * @return null before the first day-end
     */
    public @Nullable LocalDate hold() {
        return database.locking(
                "the open date",
                "SELECT open_date FROM open_date WHERE only_row = 1",
                RowLock.SHARED,
                query -> query.query((row, n) -> Optional.ofNullable(row.getObject("open_date", LocalDate.class)))
                        .single()
                        .orElse(null));
    }

    /** Reads the open date, which may move at any moment; null before the first day-end. */
    public @Nullable LocalDate read() {
        return database.sql("SELECT open_date FROM open_date WHERE only_row = 1 AND open_date IS NOT NULL")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /**
     * Waits until nobody holds the open date, then locks it until the caller's transaction ends: meanwhile nothing is
     * booked.
     */
    void stop() {
        database.sql("SELECT only_row FROM open_date WHERE only_row = 1 FOR UPDATE")
                .query(Integer.class)
                .single();
    }
}
