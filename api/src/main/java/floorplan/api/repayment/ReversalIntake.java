package floorplan.api.repayment;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.Waiting;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.receipt.SurplusUses;
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
    private final SurplusUses surplusUses;

    ReversalIntake(WorkflowClient temporal, RepaymentQueries queries, SurplusUses surplusUses) {
        this.temporal = temporal;
        this.starts = new ReversalStarts(temporal);
        this.queries = queries;
        this.surplusUses = surplusUses;
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

    /**
     * A part of the repayment's surplus was applied or refunded, so it cannot be reversed.
     *
     * @param by the repayment or refund that took it
     */
    record SurplusLeft(JournalSource by) implements ReversalTaken, ReversalFound {}

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
            case SurplusLeft left -> left;
            case Reversible applied -> take(applied.repayment(), reversal, wait);
        };
    }

    /** Looks up the repayment to reverse. */
    ReversalFound find(String repaymentId) {
        Optional<KnownRepayment> known = queries.find(repaymentId);
        if (known.isEmpty()) {
            return NotReversible.UNKNOWN_REPAYMENT;
        }
        return switch (known.get().status()) {
            case ACCEPTED -> NotReversible.NOT_YET_APPLIED;
            case REFUSED -> NotReversible.REFUSED;
            case APPLIED, COMPLETED -> unlessItsSurplusLeft(known.get());
            case REVERSED -> new Reversible(known.get());
        };
    }

    private ReversalFound unlessItsSurplusLeft(KnownRepayment repayment) {
        return surplusUses
                .of(repayment.repayment().id())
                .<ReversalFound>map(SurplusLeft::new)
                .orElseGet(() -> new Reversible(repayment));
    }

    private ReversalTaken take(KnownRepayment before, AcceptedReversal reversal, Duration wait) {
        if (before.isReversalTold()) {
            return new ReplayedReversal(before, true);
        }
        String id = reversal.repaymentId();
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(ReversalWorkflow.workflowId(id));
        boolean first = TemporalCalls.start(() -> starts.start(reversal), workflow, TemporalCalls::runsOrHasRun)
                && before.reversal() == null;
        Optional<ReversalResult> result = Waiting.forResult(workflow, wait, ReversalResult.class);
        if (result.isPresent() && result.get().movement() == null) {
            return refused(id);
        }
        boolean finished = result.isPresent();
        KnownRepayment now = queries.find(id).orElseThrow();
        return first ? new FreshReversal(now, finished) : new ReplayedReversal(now, finished);
    }

    /** The reason why the workflow reversed nothing, although the earlier look-up had found no such reason. */
    private ReversalTaken refused(String id) {
        return switch (find(id)) {
            case NotReversible nothing -> nothing;
            case SurplusLeft left -> left;
            case Reversible applied ->
                throw new ApiProblem(
                        ProblemType.UNAVAILABLE, "Repayment " + id + " was not reversed. Send the same request again.");
        };
    }
}
