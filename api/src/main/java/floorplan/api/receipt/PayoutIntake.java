package floorplan.api.receipt;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.Waiting;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutDecision.PaidOut;
import floorplan.domain.receipt.PayoutDecision.RefusedPayout;
import floorplan.domain.receipt.PayoutRefusal;
import floorplan.store.receipt.Payouts;
import floorplan.store.receipt.Payouts.LoggedPayout;
import floorplan.workflows.LogIds;
import floorplan.workflows.receipt.PayoutResult;
import floorplan.workflows.receipt.PayoutStarts;
import floorplan.workflows.receipt.PayoutWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes each refund and return once, however often it is requested. */
@Component
class PayoutIntake {
    private static final String REPLAYED = "Idempotent-Replayed";

    private final WorkflowClient temporal;
    private final PayoutStarts starts;
    private final Payouts payouts;

    PayoutIntake(WorkflowClient temporal, Payouts payouts) {
        this.temporal = temporal;
        this.starts = new PayoutStarts(temporal);
        this.payouts = payouts;
    }

    /**
     * Starts a payout, unless an earlier request did, and waits for it.
     *
     * @return 201 when the money has left, 202 when that takes longer than {@code wait}
     * @throws ApiProblem if it is refused, or another request had the idempotency key
     * @throws floorplan.api.answer.WorkflowUnavailable if its workflow cannot be started or was lost
     */
    ResponseEntity<PayoutAnswer> take(AcceptedPayout asked, Duration wait) {
        LogIds.put(LogIds.WORKFLOW, PayoutWorkflow.workflowId(asked.kind(), asked.id()));
        Optional<LoggedPayout> before = payouts.find(asked.id());
        if (before.isPresent()) {
            return answer(asked, before.get(), true);
        }
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(PayoutWorkflow.workflowId(asked.kind(), asked.id()));
        boolean started = TemporalCalls.start(
                () -> starts.start(asked),
                workflow,
                held -> TemporalCalls.runsOrHasRun(held) && hash(held).equals(asked.requestHash()));
        if (!started) {
            TemporalCalls.describe(workflow).ifPresent(running -> requireSame(asked, hash(running)));
        }
        Optional<PayoutResult> result = Waiting.forResult(workflow, wait, PayoutResult.class);
        return result.flatMap(done -> payouts.find(asked.id()))
                .map(done -> answer(asked, done, !started))
                .orElseGet(() -> stillRunning(asked, !started));
    }

    private static String hash(WorkflowExecutionDescription workflow) {
        return String.valueOf(workflow.getMemo(PayoutStarts.REQUEST_HASH, String.class));
    }

    private static void requireSame(AcceptedPayout asked, String requestHash) {
        if (!asked.requestHash().equals(requestHash)) {
            throw new ApiProblem(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for a refund or return with other content. Use a new key for each new request.");
        }
    }

    private static ResponseEntity<PayoutAnswer> answer(AcceptedPayout asked, LoggedPayout payout, boolean replayed) {
        requireSame(asked, payout.requestHash());
        return switch (payout.decision()) {
            case PaidOut paid ->
                headers(ResponseEntity.status(HttpStatus.CREATED), payout.receiptId(), replayed)
                        .body(PayoutAnswer.of(payout, paid));
            case RefusedPayout refused ->
                throw new ApiProblem(problem(refused.reason()), refused.detail())
                        .withHeader(REPLAYED, replayed ? "true" : null);
        };
    }

    private static ResponseEntity<PayoutAnswer> stillRunning(AcceptedPayout asked, boolean replayed) {
        return headers(ResponseEntity.accepted(), asked.receiptId(), replayed)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(PayoutAnswer.accepted(asked));
    }

    private static ResponseEntity.BodyBuilder headers(
            ResponseEntity.BodyBuilder answer, String receiptId, boolean replayed) {
        answer.location(URI.create("/v1/receipts/" + receiptId));
        return replayed ? answer.header(REPLAYED, "true") : answer;
    }

    private static ProblemType problem(PayoutRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_RECEIPT -> ProblemType.NOT_FOUND;
            case MORE_THAN_OPEN -> ProblemType.MORE_THAN_OPEN;
            case NOT_FROM_BANK -> ProblemType.NOT_FROM_BANK;
            case BEING_REVERSED -> ProblemType.BEING_REVERSED;
            case SURPLUS_LEFT -> ProblemType.SURPLUS_LEFT;
            case OTHER_LINE -> ProblemType.OTHER_LINE;
        };
    }
}
