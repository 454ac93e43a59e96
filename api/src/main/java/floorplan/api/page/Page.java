package floorplan.api.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor cursor of the next page; null on the last page
 * @param next reads the next page; throws IllegalStateException on the last page
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonIgnore Supplier<Page<T>> next) {
    public static final int MOST_ITEMS = 1000;

    /** A page with the cursor of the next one, or null for the last page. */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor, Function<String, Page<T>> next) {
        return new Page<>(items, nextCursor, () -> {
            if (nextCursor == null) {
                throw new IllegalStateException("the list has ended");
            }
            return next.apply(nextCursor);
        });
    }

    /**
     * A page of a short list. Its cursor is the number of items that come before the page.
     *
     * @param all the whole list
     * @param next reads the page at a cursor
     */
    public static <T> Page<T> ofAll(List<T> all, int limit, @Nullable String cursor, Function<String, Page<T>> next) {
        long from = Cursor.decode(cursor, text -> Cursor.number(text, Integer.MAX_VALUE), Object::toString, 0L);
        long end = from + Cursor.limit(limit);
        return of(
                all.stream().skip(from).limit(limit).toList(),
                end < all.size() ? Cursor.encode(Long.toString(end)) : null,
                next);
    }

    /**
     * A page of the first {@code limit} of the rows read.
     *
     * @param rows rows read with a limit of {@code limit + 1}: an additional row shows that a next page exists
     * @param positionOf the position of a row in the list, as text
     * @param next reads the page at a cursor
     */
    public static <R, T> Page<T> of(
            List<R> rows,
            int limit,
            Function<R, T> item,
            Function<R, String> positionOf,
            Function<String, Page<T>> next) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return of(
                shown.stream().map(item).toList(),
                more ? Cursor.encode(positionOf.apply(shown.getLast())) : null,
                next);
    }
}
