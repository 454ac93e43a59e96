package floorplan.console.bulk;

import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request about many items, such as {@code GET /v1/dead-letters/decisions/{id}}. */
public record ShownBulk(
        String id,
        String status,
        String decision,
        @Nullable String reason,
        String askedBy,
        int items,
        int pending,
        int underWay,
        int done,
        int failed,
        int skipped,
        Instant askedAt,
        @Nullable Instant finishedAt) {
    public boolean isRunning() {
        return "RUNNING".equals(status);
    }

    /** Requests, newest first. */
    public record BulkRows(List<ShownBulk> items) {}

    /** Items of a request. */
    public record BulkItemRows(
            List<BulkItemRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    /** @param id of the dead letter, or number of the loan */
    public record BulkItemRow(
            String id,
            String outcome,
            @Nullable String detail,
            @Nullable Instant finishedAt) {}
}
