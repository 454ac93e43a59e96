package floorplan.api.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor what to ask the next part with; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public static final int MOST_ITEMS = 1000;

    /**
     * A page of the first {@code limit} of the rows read.
     *
     * @param rows read with a limit of one more than asked for, which tells whether there is a next page
     * @param positionOf where a row stands in the list
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> item, Function<R, String> positionOf) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(item).toList(), more ? Cursor.encode(positionOf.apply(shown.getLast())) : null);
    }
}
