package floorplan.api.receiptfile;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.WorkflowUnavailable;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.workflows.receiptfile.ReceiptFileStarts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.temporal.client.WorkflowClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes people's decisions about held files. */
@RestController
@Tag(name = "Receipt files")
@RequestMapping("/v1/receipt-files/{id}")
class HeldFileController {
    private final ReceiptFileViews views;
    private final HeldFiles held;
    private final ReceiptFileStarts starts;

    HeldFileController(ReceiptFileViews views, HeldFiles held, WorkflowClient temporal) {
        this.views = views;
        this.held = held;
        this.starts = new ReceiptFileStarts(temporal);
    }

    /** The reason of the decision, 1 to 500 characters. */
    record HeldFileDecisionBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason) {}

    /**
     * Books a held file although many of its receipts match no loan. The decision is recorded with its reason; the same
     * decision again gets the same answer.
     */
    @Operation(operationId = "releaseReceiptFile", summary = "Let a held file go on")
    @PostMapping("/release")
    @ApiResponse(responseCode = "202", description = "The decision is recorded, and the file is being booked")
    @Refuses({ProblemType.NOT_HELD, ProblemType.ALREADY_DECIDED})
    ResponseEntity<ReceiptFileAnswer> release(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody HeldFileDecisionBody body) {
        return decide(id, ReceiptFileStatus.BOOKING, caller, body);
    }

    /**
     * Gives a held file up: nothing of it is booked, and the same bytes may come again. The decision is recorded with
     * its reason; the same decision again gets the same answer.
     */
    @Operation(operationId = "discardReceiptFile", summary = "Give a held file up")
    @PostMapping("/discard")
    @ApiResponse(responseCode = "202", description = "The decision is recorded")
    @Refuses({ProblemType.NOT_HELD, ProblemType.ALREADY_DECIDED})
    ResponseEntity<ReceiptFileAnswer> discard(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody HeldFileDecisionBody body) {
        return decide(id, ReceiptFileStatus.REFUSED, caller, body);
    }

    private ResponseEntity<ReceiptFileAnswer> decide(
            String id, ReceiptFileStatus to, Caller caller, HeldFileDecisionBody body) {
        String reason = Reason.check(body.reason());
        ReceiptFileRow row = views.get(id);
        if (!held.decide(row, to, caller.client(), reason)) {
            requireSame(views.get(id), to);
        }
        start(id);
        return ResponseEntity.accepted()
                .location(ReceiptFileAnswer.location(id))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(views.answer(views.get(id)));
    }

    private static void requireSame(ReceiptFileRow row, ReceiptFileStatus to) {
        ReceiptFileRow.FileDecision decision = row.decision();
        if (decision == null) {
            throw new ApiProblem(
                    ProblemType.NOT_HELD,
                    "File " + row.id() + " is " + FileStanding.of(row.status()) + ": there is nothing to decide.");
        }
        boolean wasDiscarded = row.status() == ReceiptFileStatus.REFUSED;
        if (wasDiscarded != (to == ReceiptFileStatus.REFUSED)) {
            throw new ApiProblem(
                    ProblemType.ALREADY_DECIDED,
                    decision.by() + (wasDiscarded ? " gave the file up" : " let the file go on") + " at "
                            + decision.at() + ", because: " + decision.reason());
        }
    }

    /** The decision is kept, so the sweep starts the workflow if Temporal does not answer now. */
    private void start(String fileId) {
        try {
            TemporalCalls.within(() -> starts.start(fileId));
        } catch (WorkflowUnavailable later) {
            // Answered 202.
        }
    }
}
