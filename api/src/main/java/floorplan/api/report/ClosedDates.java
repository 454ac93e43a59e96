package floorplan.api.report;

import floorplan.api.page.Cursor;
import floorplan.api.problem.ApiProblem;
import floorplan.store.report.BalanceReport;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The closed date that a report is about. Each of its cursors contains the date, so all pages are about the same one.
 */
final class ClosedDates {
    private static final String BETWEEN = " ";
    private static final LocalDate UNSTATED = LocalDate.EPOCH;

    private final BalanceReport balances;

    ClosedDates(BalanceReport balances) {
        this.balances = balances;
    }

    /** A position in a list of a date. */
    record DatedPosition<P>(LocalDate date, P position) {
        String cursor() {
            return date + BETWEEN + position;
        }
    }

    /**
     * The date of a page and its position: those of the cursor, else the stated date, else the newest closed date.
     * Empty if no date is closed and none is stated.
     *
     * @param read reads a position; throws an IllegalArgumentException for any other text
     * @throws ApiProblem if the date is not closed, or the cursor was not made by this list
     */
    <P> Optional<DatedPosition<P>> position(
            @Nullable LocalDate stated, @Nullable String cursor, Function<String, P> read, P beginning) {
        DatedPosition<P> position = Cursor.decode(
                cursor,
                text -> {
                    String[] parts = text.split(BETWEEN, 2);
                    return new DatedPosition<>(Cursor.date(parts[0]), read.apply(parts[1]));
                },
                DatedPosition::cursor,
                new DatedPosition<>(UNSTATED, beginning));
        if (cursor != null) {
            if (!balances.isClosed(position.date())) {
                throw ApiProblem.invalid("cursor", "is not a cursor of this list: send nextCursor unchanged");
            }
            return Optional.of(position);
        }
        return date(stated).map(date -> new DatedPosition<>(date, beginning));
    }

    private Optional<LocalDate> date(@Nullable LocalDate stated) {
        Optional<LocalDate> newest = balances.newestClosed();
        if (stated == null) {
            return newest;
        }
        if (!balances.isClosed(stated)) {
            throw ApiProblem.invalid(
                    "date",
                    newest.map(date -> "must be a closed date; the newest one is " + date)
                            .orElse("must be a closed date, and none is closed yet"));
        }
        return Optional.of(stated);
    }
}
