package floorplan.console.imports;

import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports as pages show them. */
final class ImportParts {
    private ImportParts() {}

    /** {@code GET /v1/imports}. */
    public record ImportRows(
            List<ImportedRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record ImportedRow(
            String id,
            String kind,
            String status,
            long rows,
            long reasons,
            @Nullable String by,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    /** {@code GET /v1/imports/{id}}. */
    public record ShownImport(
            String id,
            String kind,
            String status,
            long rows,
            List<ShownReason> reasons,
            String workflowId,
            Instant createdAt,
            @Nullable Instant finishedAt) {
        public boolean isRunning() {
            return "RUNNING".equals(status);
        }
    }

    /**
     * A refused line of the file.
     *
     * @param line null if the reason concerns the whole file
     * @param field null if the reason concerns the whole line
     */
    public record ShownReason(@Nullable Long line, @Nullable String field, String reason) {}
}
