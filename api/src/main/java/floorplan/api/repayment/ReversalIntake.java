package floorplan.api.repayment;

import floorplan.api.answer.TemporalCalls;
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

/** Reverses each repayment once, however often that is requested. */
@Component
class ReversalIntake {
    private final WorkflowClient temporal;
    private final ReversalStarts starts;
    private final RepaymentQueries queries;

    ReversalIntake(WorkflowClient temporal, RepaymentQueries queries) {
        this.temporal = temporal;
        this.starts = new ReversalStarts(temporal);
        this.queries = queries;
    }

    /** The result of a request. */
    sealed interface ReversalTaken {}

    /**
     * The request started the reversal.
     *
     * @param finished whether the loan has its balances back and the credit side is told
     */
    record FreshReversal(KnownRepayment repayment, boolean finished) implements ReversalTaken {}

    /**
     * An earlier request had started the reversal.
     *
     * @param finished whether the loan has its balances back and the credit side is told
     */
    record ReplayedReversal(KnownRepayment repayment, boolean finished) implements ReversalTaken {}

    /** The repayment of a request, looked up. */
    sealed interface ReversalFound {}

    /** A repayment that was applied; it may be reversed already. */
    record Reversible(KnownRepayment repayment) implements ReversalFound {}

    /** The reason why there is nothing to reverse. */
    enum NotReversible implements ReversalTaken, ReversalFound {
        UNKNOWN_REPAYMENT,
        NOT_YET_APPLIED,
        REFUSED
    }

    /**
     * Starts a reversal, unless it was started before, and waits until it is published.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable when its workflow cannot be started or was lost; the same
     *     request may be made again
     */
    ReversalTaken take(AcceptedReversal reversal, Duration wait) {
        return switch (find(reversal.repaymentId())) {
            case NotReversible nothing -> nothing;
            case Reversible applied -> take(applied.repayment(), reversal, wait);
        };
    }

    /** Looks a repayment up that is to be reversed. */
    ReversalFound find(String repaymentId) {
        Optional<KnownRepayment> known = queries.find(repaymentId);
        if (known.isEmpty()) {
            return NotReversible.UNKNOWN_REPAYMENT;
        }
        return switch (known.get().status()) {
            case ACCEPTED -> NotReversible.NOT_YET_APPLIED;
            case REFUSED -> NotReversible.REFUSED;
            case APPLIED, COMPLETED, REVERSED -> new Reversible(known.get());
        };
    }

    private ReversalTaken take(KnownRepayment before, AcceptedReversal reversal, Duration wait) {
        if (before.isReversalTold()) {
            return new ReplayedReversal(before, true);
        }
        String id = reversal.repaymentId();
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(ReversalWorkflow.workflowId(id));
        boolean first = TemporalCalls.start(() -> starts.start(reversal), workflow, TemporalCalls::runsOrHasRun)
                && before.reversal() == null;
        boolean finished =
                Waiting.forResult(workflow, wait, ReversalResult.class).isPresent();
        KnownRepayment now = queries.find(id).orElseThrow();
        return first ? new FreshReversal(now, finished) : new ReplayedReversal(now, finished);
    }
}
