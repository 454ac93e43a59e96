package floorplan.api.imports;

import floorplan.api.imports.ImportListController.Standing;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.imports.LineReason;
import floorplan.store.imports.ImportRow;
import floorplan.workflows.imports.ImportWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An import as the API shows it.
 *
 * @param kind {@code credit-lines} or {@code loans}
 * @param status {@code RUNNING, COMPLETED, REFUSED}
 * @param rows number of the file's lines that have arrived, without its header
 * @param reasons why it was refused
 */
record ImportAnswer(
        String id,
        String kind,
        String status,
        long rows,
        List<ReasonAnswer> reasons,
        String workflowId,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /**
     * A reason why an import was refused.
     *
     * @param line line number, 1 for the header; null if the reason concerns the whole file
     * @param field the column; null if the reason concerns the whole line
     */
    @Schema(name = "ImportReason")
    record ReasonAnswer(@Nullable Long line, @Nullable String field, String reason) {
        static ReasonAnswer of(LineReason reason) {
            return new ReasonAnswer(
                    reason.line() == 0 ? null : reason.line(),
                    reason.field().isEmpty() ? null : reason.field(),
                    reason.reason());
        }
    }

    static ImportAnswer of(ImportRow row, List<LineReason> reasons) {
        return new ImportAnswer(
                row.id(),
                ImportWords.of(row.kind()),
                Standing.of(row.status()).name(),
                row.lines(),
                reasons.stream().map(ReasonAnswer::of).toList(),
                ImportWorkflow.workflowId(row.id()),
                row.createdAt(),
                row.finishedAt());
    }

    /** A refused import as a problem, with the members {@code importId} and {@code lines} (the reasons). */
    static ApiProblem refused(String importId, String detail, List<LineReason> reasons) {
        return new ApiProblem(
                        ProblemType.IMPORT_REFUSED, detail + ". Nothing was taken in: mend the file and send it again.")
                .with("importId", importId)
                .with("lines", reasons.stream().map(ReasonAnswer::of).toList())
                .withHeader(HttpHeaders.LOCATION, location(importId).toString());
    }

    static URI location(String importId) {
        return URI.create("/v1/imports/" + importId);
    }
}
