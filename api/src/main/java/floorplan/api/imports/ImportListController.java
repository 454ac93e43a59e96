package floorplan.api.imports;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.store.imports.ImportList;
import floorplan.store.imports.ImportList.ListedImport;
import floorplan.store.imports.ImportRow;
import floorplan.workflows.imports.ImportWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists imports. */
@RestController
@Tag(name = "Imports")
class ImportListController {
    private final ImportList imports;

    ImportListController(ImportList imports) {
        this.imports = imports;
    }

    /** The status of an import. */
    enum Standing {
        RUNNING,
        COMPLETED,
        REFUSED;

        List<ImportStatus> statuses() {
            return Arrays.stream(ImportStatus.values())
                    .filter(status -> of(status) == this)
                    .toList();
        }

        static Standing of(ImportStatus status) {
            return status.isOver() ? valueOf(status.name()) : RUNNING;
        }
    }

    /** An import as a list shows it. {@code GET} of the import has the reasons. */
    record ImportLineAnswer(
            @Schema(example = "7f8d5ab1c02e4a6c9d3f1e0b2a4c6d8e")
            String id,

            @Schema(allowableValues = {ImportWords.CREDIT_LINES, ImportWords.LOANS})
            String kind,

            Standing status,

            @Schema(description = "Lines of the file that have arrived, without its header", example = "2500")
            long rows,

            @Schema(description = "Number of recorded reasons for its refusal; 0 if it is not refused", example = "0")
            long reasons,

            @Schema(
                    description = "Client that sent the file; null in imports older than this field",
                    example = "lender")
            @Nullable
            String by,

            String workflowId,
            Instant createdAt,
            @Nullable Instant finishedAt) {
        static ImportLineAnswer of(ListedImport listed) {
            ImportRow row = listed.row();
            return new ImportLineAnswer(
                    row.id(),
                    ImportWords.of(row.kind()),
                    Standing.of(row.status()),
                    row.lines(),
                    listed.reasons(),
                    row.client(),
                    ImportWorkflow.workflowId(row.id()),
                    row.createdAt(),
                    row.finishedAt());
        }
    }

    /** Imports whose file has begun to arrive, newest first. Every filter given must match. */
    @GetMapping("/v1/imports")
    @Operation(operationId = "listImports", summary = "List imports, newest first")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<ImportLineAnswer> list(
            @Parameter(
                            description = "Kind of the lines of the file",
                            schema = @Schema(allowableValues = {ImportWords.CREDIT_LINES, ImportWords.LOANS}))
                    @RequestParam
                    @Nullable
                    String kind,
            @Parameter(description = "Status of the import") @RequestParam @Nullable Standing status,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.key(cursor);
        List<ImportStatus> statuses = status == null ? List.of(ImportStatus.values()) : status.statuses();
        return Page.of(
                imports.list(kindOf(kind), statuses, before, Cursor.limit(limit) + 1),
                limit,
                ImportLineAnswer::of,
                line -> Long.toString(line.row().seq()),
                next -> list(kind, status, Page.MOST_ITEMS, next));
    }

    private static @Nullable ImportKind kindOf(@Nullable String word) {
        return word == null
                ? null
                : ImportWords.kind(word)
                        .orElseThrow(() -> ApiProblem.invalid("kind", "must be one of [credit-lines, loans]"));
    }
}
