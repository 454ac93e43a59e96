package floorplan.api.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor what to ask the next part with; null at the end
 * @param next reads the next part, for whoever wants the whole list; only where there is a cursor
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonIgnore Supplier<Page<T>> next) {
    public static final int MOST_ITEMS = 1000;

    /** A page that ends at a cursor, or the last one. */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor, Function<String, Page<T>> next) {
        return new Page<>(items, nextCursor, () -> {
            if (nextCursor == null) {
                throw new IllegalStateException("the list has ended");
            }
            return next.apply(nextCursor);
        });
    }

    /**
     * A page of the first {@code limit} of the rows read.
     *
     * @param rows read with a limit of one more than asked for, which tells whether there is a next page
     * @param positionOf where a row stands in the list
     * @param next the page that a cursor begins
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
