package floorplan.console.page;

import org.jspecify.annotations.Nullable;

/** A page of one of the API's lists. */
public interface RowsOfPage {
    /** Cursor of the next page; null on the last page. */
    @Nullable
    String nextCursor();
}
