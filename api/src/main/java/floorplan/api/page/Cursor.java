package floorplan.api.page;

import floorplan.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The position at which a list continues, opaque to clients. */
public final class Cursor {
    /** First and last year of dates in the databases. */
    private static final int FIRST_YEAR = 1000;

    private static final int LAST_YEAR = 9999;

    private Cursor() {}

    /** The cursor of a position. */
    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position in a cursor, or {@code beginning} without a cursor. Only cursors made by {@link #encode} are
     * accepted: {@code write} must turn the position back into the very text that was read.
     *
     * @param read reads a position; throws an IllegalArgumentException, DateTimeException or IndexOutOfBoundsException
     *     for any other text
     * @throws ApiProblem if the cursor was not made by a list
     */
    public static <P> P decode(
            @Nullable String cursor, Function<String, P> read, Function<P, String> write, P beginning) {
        if (cursor == null) {
            return beginning;
        }
        try {
            P position = read.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (encode(write.apply(position)).equals(cursor)) {
                return position;
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException none) {
            // Refused below.
        }
        throw ApiProblem.invalid("cursor", "is not a cursor of this list: send nextCursor unchanged");
    }

    /** A position that is a row's key, from 0. Without a cursor it is 0, which lies before all rows. */
    public static long key(@Nullable String cursor) {
        return decode(cursor, text -> number(text, Long.MAX_VALUE), Object::toString, 0L);
    }

    /** A position that is a date. */
    public static LocalDate date(@Nullable String cursor, LocalDate beginning) {
        return decode(cursor, Cursor::date, Object::toString, beginning);
    }

    /** @throws DateTimeException if the text is not a date that the databases can hold */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new DateTimeException(text);
        }
        return date;
    }

    /** @throws DateTimeException if the text is not an instant that the databases can hold */
    public static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        date(LocalDate.ofInstant(instant, ZoneOffset.UTC).toString());
        return instant;
    }

    /** @throws IllegalArgumentException if the text is not a number from 0 to {@code most} */
    public static long number(String text, long most) {
        long number = Long.parseLong(text);
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    /**
     * Checks a list's {@code limit}.
     *
     * @throws ApiProblem when it is not from 1 to {@link Page#MOST_ITEMS}
     */
    public static int limit(int limit) {
        if (limit < 1 || limit > Page.MOST_ITEMS) {
            throw ApiProblem.invalid("limit", "must be from 1 to " + Page.MOST_ITEMS);
        }
        return limit;
    }
}
