package floorplan.api.page;

import floorplan.api.request.BodyFields;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cursor of a list that is ordered by time and then by id. */
public final class TimeCursor {
    private static final String BETWEEN = " ";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private TimeCursor() {}

    /**
     * The position in a cursor, or {@code beginning} without a cursor.
     *
     * @param position makes a position from a time and an id
     */
    public static <P> P read(
            @Nullable String cursor,
            BiFunction<Instant, String, P> position,
            Function<P, Instant> time,
            Function<P, String> id,
            P beginning) {
        return Cursor.decode(
                cursor,
                written -> {
                    String[] parts = written.split(BETWEEN, 2);
                    return position.apply(Cursor.instant(parts[0]), BodyFields.matching(ID, parts[1]));
                },
                read -> write(time.apply(read), id.apply(read)),
                beginning);
    }

    public static String write(Instant time, String id) {
        return time + BETWEEN + id;
    }
}
