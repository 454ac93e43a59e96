package floorplan.api.page;

import floorplan.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a list goes on, opaque to clients. */
public final class Cursor {
    private Cursor() {}

    /** The cursor of a position. */
    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position in a cursor, or the beginning where there is none.
     *
     * @throws ApiProblem when the cursor is none of ours
     */
    public static <P> P decode(@Nullable String cursor, Function<String, P> read, P beginning) {
        if (cursor == null) {
            return beginning;
        }
        try {
            return read.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw ApiProblem.invalid("cursor", "is not one that a list gave you: take nextCursor as it came");
        }
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
