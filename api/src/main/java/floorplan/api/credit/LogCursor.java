package floorplan.api.credit;

import floorplan.api.page.Cursor;
import floorplan.store.credit.CreditViews.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the credit log, as a cursor holds it. */
final class LogCursor {
    private static final String BETWEEN = " ";

    private LogCursor() {}

    static Position read(@Nullable String cursor, Position beginning) {
        return Cursor.decode(cursor, LogCursor::position, beginning);
    }

    static String write(Instant at, String id) {
        return at + BETWEEN + id;
    }

    private static Position position(String written) {
        String[] parts = written.split(BETWEEN, 2);
        return new Position(Instant.parse(parts[0]), parts[1]);
    }
}
