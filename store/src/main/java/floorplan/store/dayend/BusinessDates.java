package floorplan.store.dayend;

import floorplan.store.NotYet;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.VisibleLoans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dates whose books are closed one after the other, and the open date that moves past them. */
public final class BusinessDates {
    private static final String UNSETTLED = """
            FROM day_end d LEFT JOIN trial_balance t ON t.business_date = d.business_date
                AND t.run = (SELECT MAX(newest.run) FROM trial_balance newest WHERE newest.business_date = d.business_date)
            WHERE d.closed_at IS NOT NULL AND (t.run IS NULL OR (t.holds = 0 AND NOT EXISTS (
                SELECT 1 FROM trial_balance_acceptance a
                WHERE a.business_date = t.business_date AND a.run = t.run)))
            """;

    private final AccountDatabase database;
    private final LoanRanges ranges;

    public BusinessDates(AccountDatabase database, LoanRanges ranges) {
        this.database = database;
        this.ranges = ranges;
    }

    /**
     * At most {@code most} dates up to {@code through} that are not settled, in order. The first date ever is the
     * earliest drawdown date; this call makes it the open date. A loan that appears later with an earlier drawdown date
     * catches up and adds no earlier date.
     */
    public List<LocalDate> unsettled(LocalDate through, int most) {
        List<LocalDate> dates = new ArrayList<>(database.sql("""
                        SELECT d.business_date %s AND d.business_date <= :through
                        ORDER BY d.business_date LIMIT :most
                        """.formatted(UNSETTLED))
                .param("through", through)
                .param("most", most)
                .query((row, n) -> row.getObject("business_date", LocalDate.class))
                .list());
        LocalDate open = openDate("").or(() -> openFirst(through)).orElse(LocalDate.MAX);
        for (LocalDate date = open; !date.isAfter(through) && dates.size() < most; date = date.plusDays(1)) {
            dates.add(date);
        }
        return dates;
    }

    /**
     * Begins a date; does nothing if it is begun.
     *
     * @return false if its books are closed already
     * @throws NotYet naming the date that comes first, if that is another one
     */
    public boolean begin(LocalDate date) {
        return database.inTransaction(() -> {
            LocalDate open = openDate("FOR UPDATE")
                    .or(() -> openFirst(LocalDate.MAX))
                    .orElseThrow(
                            () -> new IllegalStateException("there is nothing to close: no loan was ever imported"));
            if (date.isBefore(open)) {
                return false;
            }
            if (date.isAfter(open)) {
                throw new NotYet(date + " waits: " + open + " is to be closed first");
            }
            unsettledBefore(date).ifPresent(earlier -> {
                throw new NotYet(date + " waits: the books of " + earlier
                        + " are not checked, or do not balance and nobody has accepted that; see GET /v1/day-ends/"
                        + earlier);
            });
            database.sql("INSERT IGNORE INTO day_end (business_date, started_at) VALUES (:date, UTC_TIMESTAMP(6))")
                    .param("date", date)
                    .update();
            return true;
        });
    }

    /**
     * Moves the open date past a date; does nothing if that is done.
     *
     * @return false if loans have appeared that must still accrue the date; the open date is then not moved
     * @throws IllegalStateException if some of its ranges are not finished
     */
    public boolean close(LocalDate date) {
        return database.inTransaction(() -> {
            LocalDate open = openDate("FOR UPDATE").orElseThrow();
            if (open.isAfter(date)) {
                return true;
            }
            ranges.requireFinished(date);
            if (ranges.someAppeared(date)) {
                return false;
            }
            database.sql("UPDATE open_date SET open_date = :next WHERE only_row = 1")
                    .param("next", date.plusDays(1))
                    .update();
            database.sql("UPDATE day_end SET closed_at = UTC_TIMESTAMP(6) WHERE business_date = :date")
                    .param("date", date)
                    .update();
            return true;
        });
    }

    /** The date before the open date: no later date is closed. Empty while there is no open date. */
    public Optional<LocalDate> lastClosed() {
        return openDate("").map(open -> open.minusDays(1));
    }

    /**
     * The result of a date's newest trial balance, and whether a person has accepted its differences.
     *
     * @param failures true if loans still have an open failure of the date
     */
    public record CheckedBooks(boolean holds, boolean accepted, boolean failures) {}

    /** Empty before the date's first trial balance. */
    public Optional<CheckedBooks> checked(LocalDate date) {
        return database.sql("""
                        SELECT t.holds,
                            EXISTS (SELECT 1 FROM trial_balance_acceptance a
                                WHERE a.business_date = t.business_date AND a.run = t.run) AS accepted,
                            EXISTS (SELECT 1 FROM day_end_failure f
                                WHERE f.business_date = t.business_date AND f.mended_at IS NULL) AS failures
                        FROM trial_balance t WHERE t.business_date = :date ORDER BY t.run DESC LIMIT 1
                        """)
                .param("date", date)
                .query((row, n) -> new CheckedBooks(
                        row.getBoolean("holds"), row.getBoolean("accepted"), row.getBoolean("failures")))
                .optional();
    }

    private Optional<LocalDate> unsettledBefore(LocalDate date) {
        return database.sql("SELECT MIN(d.business_date) AS earlier " + UNSETTLED + " AND d.business_date < :date")
                .param("date", date)
                .query((row, n) -> Optional.ofNullable(row.getObject("earlier", LocalDate.class)))
                .single();
    }

    private Optional<LocalDate> openFirst(LocalDate through) {
        return database.inTransaction(() -> openDate("FOR UPDATE").or(() -> {
            Optional<LocalDate> first = earliestDrawdown().filter(drawdown -> !drawdown.isAfter(through));
            first.ifPresent(date -> database.sql("UPDATE open_date SET open_date = :first WHERE only_row = 1")
                    .param("first", date)
                    .update());
            return first;
        }));
    }

    private Optional<LocalDate> openDate(String lock) {
        return database.sql("SELECT open_date FROM open_date WHERE only_row = 1 " + lock)
                .query((row, n) -> Optional.ofNullable(row.getObject("open_date", LocalDate.class)))
                .single();
    }

    private Optional<LocalDate> earliestDrawdown() {
        return database.sql("SELECT MIN(l.drawdown_date) AS first " + VisibleLoans.FROM)
                .query((row, n) -> Optional.ofNullable(row.getObject("first", LocalDate.class)))
                .single();
    }
}
