package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.repayment.ReversalIntake.FreshReversal;
import floorplan.api.repayment.ReversalIntake.NotReversible;
import floorplan.api.repayment.ReversalIntake.ReplayedReversal;
import floorplan.api.request.PreferredWait;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.workflows.LogIds;
import floorplan.workflows.reversal.ReversalWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reverses repayments that bounced. */
@RestController
@Tag(name = "Repayments")
@RequestMapping("/v1/repayments/{id}/reversal")
class ReversalController {

    private final ReversalIntake intake;

    ReversalController(ReversalIntake intake) {
        this.intake = intake;
    }

    /** The reason of the reversal, 1 to 500 characters. */
    record ReversalBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason) {}

    /**
     * Takes back an applied repayment: whole, and once. The answer is 201 when the loan has its balances back and the
     * credit side is told, 202 when that takes longer than {@code Prefer: wait}. A repeated request gets the first
     * answer again, whatever its reason.
     */
    @Operation(operationId = "reverseRepayment", summary = "Reverse a repayment")
    @PostMapping
    @Refuses({ProblemType.NOT_YET_APPLIED, ProblemType.NOT_APPLIED})
    @ApiResponse(responseCode = "201", description = "The repayment is taken back")
    @ApiResponse(responseCode = "202", description = "The repayment is being taken back")
    ResponseEntity<RepaymentAnswer> reverse(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody ReversalBody body) {
        Duration wait = PreferredWait.of(prefer);
        AcceptedReversal reversal = new AcceptedReversal(id, caller.client(), Reason.check(body.reason()));
        LogIds.put(LogIds.WORKFLOW, ReversalWorkflow.workflowId(id));
        return switch (intake.take(reversal, wait)) {
            case FreshReversal fresh -> answer(fresh.repayment(), fresh.finished(), false);
            case ReplayedReversal replayed -> answer(replayed.repayment(), replayed.finished(), true);
            case NotReversible nothing -> throw problem(id, nothing);
        };
    }

    private static ApiProblem problem(String id, NotReversible nothing) {
        return switch (nothing) {
            case UNKNOWN_REPAYMENT ->
                new ApiProblem(
                        ProblemType.NOT_FOUND,
                        "There is no repayment " + id + ". If it was only just accepted, ask again shortly.");
            case NOT_YET_APPLIED ->
                new ApiProblem(
                        ProblemType.NOT_YET_APPLIED,
                        "Repayment " + id + " is not applied yet: wait until GET /v1/repayments/" + id
                                + " says that it is.");
            case REFUSED ->
                new ApiProblem(
                        ProblemType.NOT_APPLIED, "Repayment " + id + " was refused: there is nothing to take back.");
        };
    }

    private static ResponseEntity<RepaymentAnswer> answer(KnownRepayment known, boolean finished, boolean replayed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(finished ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/v1/repayments/" + known.repayment().id()));
        if (!finished) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (replayed) {
            answer.header(RepaymentController.REPLAYED, "true");
        }
        return answer.body(RepaymentAnswer.of(known));
    }
}
