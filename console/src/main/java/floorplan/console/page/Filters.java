package floorplan.console.page;

import floorplan.console.operation.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list, as they stand in the page's address and in the API's query.
 *
 * @param given the parameters of the page's address
 * @param names the filters that the list has
 */
public record Filters(Map<String, String> given, List<String> names) {
    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";
    private static final String ROWS_OF_A_PAGE = "50";

    /** The API's list with these filters, at the position of the page's address. */
    public Target of(String operation) {
        return filtered(operation).with(CURSOR, given.get(CURSOR)).with(LIMIT, ROWS_OF_A_PAGE);
    }

    /** All items of the API's list with these filters, for a file. */
    public Target all(String operation) {
        return filtered(operation);
    }

    /** Address of the page that follows; null if there is none. */
    public @Nullable String next(String page, @Nullable String cursor) {
        return cursor == null ? null : filtered(page).with(CURSOR, cursor).text();
    }

    /** True if this is not the first page of the list. */
    public boolean isContinued() {
        return given.containsKey(CURSOR);
    }

    /** Address of the list's first page. */
    public String first(String page) {
        return filtered(page).text();
    }

    private Target filtered(String path) {
        Target target = new Target(path);
        for (String name : names) {
            target = target.with(name, given.get(name));
        }
        return target;
    }
}
