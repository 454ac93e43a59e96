package floorplan.api.correction;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.Waiting;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.store.correction.CorrectionRequestViews;
import floorplan.store.correction.CorrectionRequestViews.CorrectionRequestView;
import floorplan.workflows.LogIds;
import floorplan.workflows.correction.CorrectionResult;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import floorplan.workflows.correction.CorrectionStarts;
import floorplan.workflows.correction.CorrectionWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Accepts each correction request once, even if it is sent several times. */
@Component
public class CorrectionIntake {
    private static final String REPLAYED = "Idempotent-Replayed";

    private final WorkflowClient temporal;
    private final CorrectionStarts starts;
    private final CorrectionRequestViews requests;

    CorrectionIntake(WorkflowClient temporal, CorrectionRequestViews requests) {
        this.temporal = temporal;
        this.starts = new CorrectionStarts(temporal);
        this.requests = requests;
    }

    /**
     * Starts a correction, unless an earlier request did, and waits for it.
     *
     * @return 201 when it is carried out, 202 when that takes longer than {@code wait}
     * @throws ApiProblem if it is refused, or another request had the idempotency key
     * @throws floorplan.api.answer.WorkflowUnavailable if its workflow cannot be started or was lost
     */
    public ResponseEntity<CorrectionRequestAnswer> take(AcceptedCorrection asked, Duration wait) {
        LogIds.put(LogIds.LOAN, asked.loanId());
        LogIds.put(LogIds.WORKFLOW, CorrectionWorkflow.workflowId(asked.id()));
        Optional<CorrectionRequestView> before = requests.find(asked.id());
        if (before.isPresent()) {
            requireSame(asked, before.get().requestHash());
            if (before.get().isFinal()) {
                return answer(asked, before.get(), true);
            }
        }
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(CorrectionWorkflow.workflowId(asked.id()));
        boolean started = TemporalCalls.start(
                () -> starts.start(asked),
                workflow,
                held -> TemporalCalls.runsOrHasRun(held) && hash(held).equals(asked.requestHash()));
        if (!started) {
            TemporalCalls.describe(workflow).ifPresent(running -> requireSame(asked, hash(running)));
        }
        Optional<CorrectionResult> result = Waiting.forResult(workflow, wait, CorrectionResult.class);
        if (result.map(CorrectionResult::outcome)
                .filter(CorrectionOutcome.KEY_REUSED::equals)
                .isPresent()) {
            throw keyReused();
        }
        return answer(asked, requests.find(asked.id()).orElse(null), !started || before.isPresent());
    }

    private static String hash(WorkflowExecutionDescription workflow) {
        return String.valueOf(workflow.getMemo(CorrectionStarts.REQUEST_HASH, String.class));
    }

    private static void requireSame(AcceptedCorrection asked, String requestHash) {
        if (!asked.requestHash().equals(requestHash)) {
            throw keyReused();
        }
    }

    private static ApiProblem keyReused() {
        return new ApiProblem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for a correction with other content. Use a new key for another one.");
    }

    private static ResponseEntity<CorrectionRequestAnswer> answer(
            AcceptedCorrection asked, @Nullable CorrectionRequestView known, boolean replayed) {
        CorrectionRefusal refusal = known == null ? null : known.refusal();
        if (known != null && refusal != null) {
            throw new ApiProblem(problem(refusal), String.valueOf(known.refusalDetail()))
                    .with("correctionRequestId", asked.id())
                    .withHeader(REPLAYED, replayed ? "true" : null);
        }
        boolean done = known != null && known.isFinal();
        return ResponseEntity.status(done ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/v1/corrections/" + asked.id()))
                .headers(headers -> {
                    if (replayed) {
                        headers.set(REPLAYED, "true");
                    }
                    if (!done) {
                        headers.set(HttpHeaders.RETRY_AFTER, "1");
                    }
                })
                .body(known == null ? CorrectionRequestAnswer.accepted(asked) : CorrectionRequestAnswer.of(known));
    }

    static ProblemType problem(CorrectionRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_LOAN -> ProblemType.NOT_FOUND;
            case LOAN_CLOSED -> ProblemType.LOAN_CLOSED;
            case LOAN_INCOMPLETE -> ProblemType.LOAN_INCOMPLETE;
            case CHANGED_MEANWHILE -> ProblemType.CHANGED_MEANWHILE;
            case RATE_DATE_OUT_OF_RANGE -> ProblemType.RATE_DATE_OUT_OF_RANGE;
            case NOTHING_TO_WAIVE -> ProblemType.NOTHING_TO_WAIVE;
        };
    }
}
