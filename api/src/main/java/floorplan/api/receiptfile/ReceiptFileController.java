package floorplan.api.receiptfile;

import floorplan.activities.receiptfile.FileProfiles;
import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.Waiting;
import floorplan.api.answer.WorkflowUnavailable;
import floorplan.api.limits.CountsAs;
import floorplan.api.limits.RequestKind;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.PreferredWait;
import floorplan.api.security.Caller;
import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.workflows.LogIds;
import floorplan.workflows.receiptfile.ReceiptFileStarts;
import floorplan.workflows.receiptfile.ReceiptFileWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes receipt files. */
@RestController
@Tag(name = "Receipt files")
class ReceiptFileController {
    private static final String REPLAYED = "Idempotent-Replayed";

    private final FileProfiles profiles;
    private final ReceiptUploads uploads;
    private final ReceiptFileViews views;
    private final ReceiptFileStarts starts;
    private final WorkflowClient temporal;

    ReceiptFileController(
            FileProfiles profiles, ReceiptUploads uploads, ReceiptFileViews views, WorkflowClient temporal) {
        this.profiles = profiles;
        this.uploads = uploads;
        this.views = views;
        this.starts = new ReceiptFileStarts(temporal);
        this.temporal = temporal;
    }

    /**
     * Books a bank's file of any size. Its bytes are kept as evidence; all of its lines are staged, or none; then every
     * line is booked. The answer is 201 when every line has its outcome, 202 when that takes longer than {@code Prefer:
     * wait} after the file has arrived or when the file is held, and 422 when a line is invalid or the lines do not add
     * up to the control. If the same bytes are sent again for the same account, the answer is that of the first upload.
     * This does not hold for a compared or discarded file, nor for a file that was not booked and now comes with
     * another control or statement id, or under a changed profile.
     */
    @Operation(
            operationId = "bookReceiptFile",
            summary = "Book a bank's receipt file",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @CountsAs(RequestKind.FILE)
    @PostMapping(path = "/v1/receipt-files/{profile}", consumes = "text/csv")
    @Refuses({ProblemType.RECEIPT_FILE_REFUSED, ProblemType.RECEIPT_FILE_OUT_OF_BALANCE, ProblemType.STATEMENT_KNOWN})
    @ApiResponse(responseCode = "201", description = "Every line has its outcome")
    @ApiResponse(responseCode = "202", description = "The file is being booked, or is held")
    ResponseEntity<ReceiptFileAnswer> take(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "csv, or the name of a bank's profile", example = "csv") @PathVariable
                    String profile,
            @Parameter(
                            description =
                                    "Number and total of the file's receipts and returns, irrespective of currency."
                                            + " Required unless the profile's files state balances",
                            example = "receipts=2/1500.00, returns=0/0.00")
                    @RequestHeader(name = FileRequest.CONTROL, required = false)
                    @Nullable
                    String control,
            @Parameter(description = "Bank account; by default that of the profile", example = "MAIN")
                    @RequestHeader(name = FileRequest.ACCOUNT, required = false)
                    @Nullable
                    String account,
            @Parameter(
                            description =
                                    "The bank's number of the statement. The same number with other bytes is refused",
                            example = "2026-03-10")
                    @RequestHeader(name = FileRequest.STATEMENT, required = false)
                    @Nullable
                    String statement,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            InputStream body) {
        Duration wait = PreferredWait.of(prefer);
        FileRequest request = FileRequest.of(profiles, profile, account, statement, control);
        ReceiptUploads.Upload upload = uploads.receive(request, body, caller.client());
        return switch (upload.arrived()) {
            case ArrivedFile.NewFile(ReceiptFileRow row) -> carriedOut(row, wait, false);
            case ArrivedFile.KnownFile(ReceiptFileRow first) -> {
                // The workflow of the repeated upload deletes that upload's bytes.
                start(upload.id());
                yield carriedOut(first, wait, true);
            }
            case ArrivedFile.OtherContent(ReceiptFileRow first) ->
                throw new ApiProblem(
                                ProblemType.STATEMENT_KNOWN,
                                "File " + first.id() + " of account " + first.account() + " has the statement id "
                                        + first.statementId()
                                        + " and other bytes. If the bank has corrected its statement, send the corrected"
                                        + " file under another statement id: lines that are booked already stay as they are.")
                        .with("fileId", first.id())
                        .withHeader(
                                HttpHeaders.LOCATION,
                                ReceiptFileAnswer.location(first.id()).toString());
        };
    }

    private ResponseEntity<ReceiptFileAnswer> carriedOut(ReceiptFileRow row, Duration wait, boolean replayed) {
        LogIds.put(LogIds.WORKFLOW, ReceiptFileWorkflow.workflowId(row.id()));
        if (!row.status().isOver()) {
            start(row.id());
            awaitEnd(row.id(), wait);
        }
        return answer(views.get(row.id()), replayed);
    }

    /** The file is kept, so the sweep starts its workflow if Temporal does not answer now. */
    private void start(String fileId) {
        try {
            TemporalCalls.within(() -> starts.start(fileId));
        } catch (WorkflowUnavailable later) {
            // Answered 202.
        }
    }

    private void awaitEnd(String fileId, Duration wait) {
        try {
            Waiting.forResult(
                    temporal.newUntypedWorkflowStub(ReceiptFileWorkflow.workflowId(fileId)),
                    wait,
                    ReceiptFileStatus.class);
        } catch (WorkflowException e) {
            // Terminated, or Temporal is away. The row has the status.
        }
    }

    private ResponseEntity<ReceiptFileAnswer> answer(ReceiptFileRow row, boolean replayed) {
        List<LineReason> reasons = views.reasons(row);
        ResponseEntity.BodyBuilder answer = switch (FileStanding.of(row.status())) {
            case POSTED, POSTED_WITH_EXCEPTIONS, COMPARED, COMPARED_WITH_EXCEPTIONS ->
                ResponseEntity.created(ReceiptFileAnswer.location(row.id()));
            case RUNNING, HELD ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(ReceiptFileAnswer.location(row.id()))
                        .header(HttpHeaders.RETRY_AFTER, "1");
            case OUT_OF_BALANCE -> throw refused(ProblemType.RECEIPT_FILE_OUT_OF_BALANCE, row, reasons, replayed);
            case REFUSED -> throw refused(ProblemType.RECEIPT_FILE_REFUSED, row, reasons, replayed);
        };
        if (replayed) {
            answer.header(REPLAYED, "true");
        }
        return answer.body(views.answer(row));
    }

    private static ApiProblem refused(
            ProblemType type, ReceiptFileRow row, List<LineReason> reasons, boolean replayed) {
        return ReceiptFileAnswer.refused(type, row, reasons).withHeader(REPLAYED, replayed ? "true" : null);
    }
}
