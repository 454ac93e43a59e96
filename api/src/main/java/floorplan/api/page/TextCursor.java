package floorplan.api.page;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cursor of a list that is ordered by a text of at most 500 characters. */
public final class TextCursor {
    private static final int LONGEST = 500;

    private TextCursor() {}

    /** The text in a cursor, or an empty text without a cursor. */
    public static String read(@Nullable String cursor) {
        return Cursor.decode(cursor, TextCursor::checked, Function.identity(), "");
    }

    private static String checked(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
