package floorplan.api.imports;

import floorplan.api.answer.Waiting;
import floorplan.api.limits.CountsAs;
import floorplan.api.limits.RequestKind;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.PreferredWait;
import floorplan.api.security.Caller;
import floorplan.api.security.Scope;
import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.database.BusinessClock;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.Imports;
import floorplan.workflows.LogIds;
import floorplan.workflows.imports.ImportRequest;
import floorplan.workflows.imports.ImportWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.temporal.client.WorkflowException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes files of loans and of credit lines, and shows the status of their imports. */
@RestController
@Tag(name = "Imports")
@RequestMapping("/v1/imports")
class ImportController {
    private final Uploads uploads;
    private final ImportStarter starter;
    private final Imports imports;
    private final BusinessClock clock;
    private final ImportSettings settings;

    ImportController(
            Uploads uploads, ImportStarter starter, Imports imports, BusinessClock clock, ImportSettings settings) {
        this.uploads = uploads;
        this.starter = starter;
        this.imports = imports;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Imports a CSV file of any size: either all of its lines take effect, or none. The answer is 201 when all lines
     * have taken effect, 202 when that takes longer than {@code Prefer: wait} after the file has arrived, and 422 with
     * the invalid lines when the file is refused. A loan drawn longer ago than {@code floorplan.imports.oldest} (two
     * years by default) is an invalid line, unless the token also has {@code operations:write}.
     */
    @Operation(
            operationId = "importFile",
            summary = "Import a file of loans or credit lines",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @CountsAs(RequestKind.FILE)
    @PostMapping(path = "/{kind}", consumes = "text/csv")
    @Refuses({ProblemType.IMPORT_REFUSED})
    @ApiResponse(responseCode = "201", description = "All lines have taken effect")
    @ApiResponse(responseCode = "202", description = "The import is running")
    ResponseEntity<ImportAnswer> take(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String kind,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            InputStream body) {
        Duration wait = PreferredWait.of(prefer);
        ImportKind known = kindOf(kind);
        ImportRequest request = uploads.receive(known, body, caller.client(), earliestDrawdown(caller));
        LogIds.put(LogIds.WORKFLOW, ImportWorkflow.workflowId(request.importId()));
        starter.start(request);
        awaitEnd(request.importId(), wait);
        return answer(imports.get(request.importId()));
    }

    /** The earliest drawdown date that this caller may import; unbounded for a token with {@code operations:write}. */
    private LocalDate earliestDrawdown(Caller caller) {
        return caller.scopes().contains(Scope.OPERATIONS_WRITE)
                ? LocalDate.MIN
                : clock.today().minus(settings.oldest());
    }

    private static ImportKind kindOf(String kind) {
        return ImportWords.kind(kind)
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND, "There is no kind of import " + kind + ": use credit-lines or loans."));
    }

    /**
     * Waits for the workflow to end. The outcome is read from the import's row, because a cancelled workflow has no
     * result.
     */
    private void awaitEnd(String importId, Duration wait) {
        try {
            Waiting.forResult(starter.workflow(importId), wait, ImportStatus.class);
        } catch (WorkflowException e) {
            // Cancelled, or Temporal is away. The row has the status.
        }
    }

    private ResponseEntity<ImportAnswer> answer(ImportRow row) {
        List<LineReason> reasons = imports.reasons(row.seq());
        return switch (row.status()) {
            case COMPLETED ->
                ResponseEntity.created(ImportAnswer.location(row.id())).body(ImportAnswer.of(row, reasons));
            case REFUSED -> throw ImportAnswer.refused(row.id(), detail(reasons), reasons);
            case STAGING, RUNNING, REFUSING ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(ImportAnswer.location(row.id()))
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(ImportAnswer.of(row, reasons));
        };
    }

    private static String detail(List<LineReason> reasons) {
        if (reasons.isEmpty()) {
            return "The import was refused";
        }
        String more = reasons.size() == 1 ? "" : " (and " + (reasons.size() - 1) + " more: see lines)";
        return reasons.getFirst().reason() + more;
    }

    /** An import with its present status. */
    @Operation(operationId = "getImport", summary = "Show an import")
    @GetMapping("/{id}")
    ImportAnswer find(@PathVariable String id) {
        return imports.find(id)
                .map(row -> ImportAnswer.of(row, imports.reasons(row.seq())))
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no import " + id + "."));
    }
}
