package floorplan.api.repayment;

import floorplan.api.answer.Temporal;
import floorplan.api.answer.Waiting;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.workflows.reversal.ReversalResult;
import floorplan.workflows.reversal.ReversalStarts;
import floorplan.workflows.reversal.ReversalWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes each repayment back once, however often that is asked for. */
@Component
class ReversalDesk {
    private final WorkflowClient temporal;
    private final ReversalStarts starts;
    private final RepaymentQueries queries;

    ReversalDesk(WorkflowClient temporal, RepaymentQueries queries) {
        this.temporal = temporal;
        this.starts = new ReversalStarts(temporal);
        this.queries = queries;
    }

    /** The result of a request. */
    sealed interface Taken {}

    /**
     * The request started the reversal.
     *
     * @param finished whether the loan has its balances back and the credit side is told
     */
    record Fresh(KnownRepayment repayment, boolean finished) implements Taken {}

    /**
     * An earlier request had started the reversal.
     *
     * @param finished as of a fresh one
     */
    record Replayed(KnownRepayment repayment, boolean finished) implements Taken {}

    /** Why there is nothing to take back. */
    enum Nothing implements Taken {
        UNKNOWN_REPAYMENT,
        NOT_YET_APPLIED,
        REFUSED
    }

    /**
     * Starts a reversal, unless it was started before, and waits for it to be published.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable when its workflow cannot be started or was lost; the same request may be made again
     */
    Taken take(AcceptedReversal reversal, Duration wait) {
        Optional<KnownRepayment> known = queries.find(reversal.repaymentId());
        if (known.isEmpty()) {
            return Nothing.UNKNOWN_REPAYMENT;
        }
        return switch (known.get().status()) {
            case ACCEPTED -> Nothing.NOT_YET_APPLIED;
            case REFUSED -> Nothing.REFUSED;
            case APPLIED, COMPLETED, REVERSED -> take(known.get(), reversal, wait);
        };
    }

    private Taken take(KnownRepayment before, AcceptedReversal reversal, Duration wait) {
        if (before.isReversalTold()) {
            return new Replayed(before, true);
        }
        String id = reversal.repaymentId();
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(ReversalWorkflow.workflowId(id));
        boolean first = Temporal.start(() -> starts.start(reversal), workflow, Temporal::runsOrHasRun)
                && before.reversal() == null;
        boolean finished =
                Waiting.forResult(workflow, wait, ReversalResult.class).isPresent();
        KnownRepayment now = queries.find(id).orElseThrow();
        return first ? new Fresh(now, finished) : new Replayed(now, finished);
    }
}
