package floorplan.api.credit;

import floorplan.api.page.Cursor;
import floorplan.api.request.BodyFields;
import floorplan.store.credit.CreditViews.LogPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the credit log, as a cursor holds it. */
final class LogCursor {
    private static final String BETWEEN = " ";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private LogCursor() {}

    static LogPosition read(@Nullable String cursor, LogPosition beginning) {
        return Cursor.decode(cursor, LogCursor::position, position -> write(position.at(), position.id()), beginning);
    }

    static String write(Instant at, String id) {
        return at + BETWEEN + id;
    }

    private static LogPosition position(String written) {
        String[] parts = written.split(BETWEEN, 2);
        Instant at = Instant.parse(parts[0]);
        Cursor.date(LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
        return new LogPosition(at, BodyFields.matching(ID, parts[1]));
    }
}
