package floorplan.console.report;

import org.jspecify.annotations.Nullable;

/** A page of a report. */
public interface ReportRows {
    /** Cursor of the next page; null on the last page. */
    @Nullable
    String nextCursor();
}
