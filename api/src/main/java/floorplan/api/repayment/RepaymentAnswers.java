package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.repayment.RepaymentIntake.FreshRepayment;
import floorplan.api.repayment.RepaymentIntake.KeyReused;
import floorplan.api.repayment.RepaymentIntake.RepaymentTaken;
import floorplan.api.repayment.RepaymentIntake.ReplayedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.workflows.repayment.RepaymentWorkflow;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answers to a request that repays a loan, in cash or from an unapplied receipt. */
final class RepaymentAnswers {
    static final String REPLAYED = "Idempotent-Replayed";

    private RepaymentAnswers() {}

    /** A repayment that is accepted and still runs. */
    record StillRunning(String id, String status, String workflowId) {
        static StillRunning of(String id) {
            return new StillRunning(id, RepaymentStatus.ACCEPTED.name(), RepaymentWorkflow.workflowId(id));
        }
    }

    /** @throws ApiProblem if the repayment is refused, or another request had its idempotency key */
    static ResponseEntity<Object> of(String id, RepaymentTaken taken) {
        return switch (taken) {
            case FreshRepayment fresh -> answer(id, fresh.repayment(), false);
            case ReplayedRepayment replayed -> answer(id, replayed.repayment(), true);
            case KeyReused reused ->
                throw new ApiProblem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used for a repayment with other content. Use a new key for a new or a corrected repayment.");
        };
    }

    private static ResponseEntity<Object> answer(String id, @Nullable KnownRepayment known, boolean replayed) {
        return known == null ? stillRunning(id, replayed) : done(id, known, replayed);
    }

    private static ResponseEntity<Object> stillRunning(String id, boolean replayed) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(location(id))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .headers(headers -> markReplayed(headers, replayed))
                .body(StillRunning.of(id));
    }

    private static ResponseEntity<Object> done(String id, KnownRepayment known, boolean replayed) {
        Refusal refusal = known.repayment().refusal();
        if (refusal != null) {
            throw new ApiProblem(ProblemType.valueOf(refusal.reason().name()), refusal.detail())
                    .with("repaymentId", id)
                    .withHeader(REPLAYED, replayed ? "true" : null);
        }
        return ResponseEntity.created(location(id))
                .headers(headers -> markReplayed(headers, replayed))
                .body(RepaymentAnswer.of(known));
    }

    private static void markReplayed(HttpHeaders headers, boolean replayed) {
        if (replayed) {
            headers.set(REPLAYED, "true");
        }
    }

    private static URI location(String id) {
        return URI.create("/v1/repayments/" + id);
    }
}
