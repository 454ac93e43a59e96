package floorplan.api.repayment;

import floorplan.api.answer.Temporal;
import floorplan.api.answer.Waiting;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.repayment.RepaymentAnswer.ReversalAnswer;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.workflows.reversal.ReversalResult;
import floorplan.workflows.reversal.ReversalStarts;
import floorplan.workflows.reversal.ReversalWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.temporal.client.WorkflowClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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

/** Takes repayments back that bounced. */
@RestController
@RequestMapping("/v1/repayments/{id}/reversal")
class ReversalController {

    private final WorkflowClient temporal;
    private final ReversalStarts starts;
    private final RepaymentQueries queries;

    ReversalController(WorkflowClient temporal, RepaymentQueries queries) {
        this.temporal = temporal;
        this.starts = new ReversalStarts(temporal);
        this.queries = queries;
    }

    /** Why it is taken back; 1 to 500 characters. */
    record ReversalBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = Reason.SHORTEST, maxLength = Reason.LONGEST) @Nullable
            String reason) {}

    /**
     * Takes an applied repayment back, whole and once: 201 when its loan is as if it had not been paid and the credit side is told, 202 when that takes longer than {@code Prefer: wait}.
     * Asked again, whatever the reason: the first answer again.
     */
    @PostMapping
    @Refuses({ProblemType.NOT_YET_APPLIED, ProblemType.NOT_APPLIED})
    @ApiResponse(responseCode = "201", description = "It is taken back")
    @ApiResponse(responseCode = "202", description = "It is being taken back")
    ResponseEntity<RepaymentAnswer> reverse(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody ReversalBody body) {
        Duration wait = Waiting.asPreferred(prefer);
        AcceptedReversal reversal = new AcceptedReversal(id, caller.client(), Reason.check(body.reason()));
        RepaymentAnswer repayment = applied(id);
        if (isTold(repayment)) {
            return answer(repayment, HttpStatus.CREATED, true);
        }
        boolean first = Temporal.within(() -> starts.start(reversal)) && repayment.reversal() == null;
        Optional<ReversalResult> result = Waiting.forResult(
                temporal.newUntypedWorkflowStub(ReversalWorkflow.workflowId(id)), wait, ReversalResult.class);
        return answer(applied(id), result.isPresent() ? HttpStatus.CREATED : HttpStatus.ACCEPTED, !first);
    }

    private static boolean isTold(RepaymentAnswer repayment) {
        ReversalAnswer reversal = repayment.reversal();
        return reversal != null && reversal.sentAt() != null;
    }

    /** @throws ApiProblem when there is nothing to take back */
    private RepaymentAnswer applied(String id) {
        RepaymentAnswer repayment = queries.find(id)
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND,
                        "There is no repayment " + id + ". If it was only just accepted, ask again shortly."));
        return switch (repayment.status()) {
            case "ACCEPTED" ->
                throw new ApiProblem(
                        ProblemType.NOT_YET_APPLIED,
                        "Repayment " + id + " is not applied yet: wait until GET /v1/repayments/" + id
                                + " says that it is.");
            case "REFUSED" ->
                throw new ApiProblem(
                        ProblemType.NOT_APPLIED, "Repayment " + id + " was refused: there is nothing to take back.");
            default -> repayment;
        };
    }

    private static ResponseEntity<RepaymentAnswer> answer(
            RepaymentAnswer repayment, HttpStatus status, boolean replayed) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).location(URI.create("/v1/repayments/" + repayment.id()));
        if (status == HttpStatus.ACCEPTED) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (replayed) {
            answer.header(RepaymentController.REPLAYED, "true");
        }
        return answer.body(repayment);
    }
}
