package floorplan.api.repayment;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.Waiting;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.runtime.account.LocalResults;
import floorplan.workflows.repayment.RepaymentResult;
import floorplan.workflows.repayment.RepaymentStarts;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts the workflows of repayments, one for each. */
@Component
class RepaymentStarter {
    private final WorkflowClient temporal;
    private final RepaymentStarts starts;
    private final LocalResults here;

    RepaymentStarter(WorkflowClient temporal, ObjectProvider<LocalResults> here) {
        this.temporal = temporal;
        this.here = here.getIfAvailable(LocalResults::new);
        this.starts = new RepaymentStarts(temporal);
    }

    /**
     * Starts the workflow of an accepted repayment.
     *
     * @return false when a workflow with its id was started before
     * @throws floorplan.api.answer.WorkflowUnavailable if Temporal does not confirm the start in time and does not hold
     *     the workflow afterwards
     */
    boolean start(AcceptedRepayment repayment) {
        return TemporalCalls.start(
                () -> starts.startOnce(repayment),
                workflow(repayment.repaymentId()),
                held -> TemporalCalls.runsOrHasRun(held)
                        && StartedRequest.of(held).requestHash().equals(repayment.requestHash()));
    }

    /**
     * Restarts a repayment whose workflow completed and whose log row is gone, because the database was restored to an
     * older state.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable when Temporal does not answer in time
     */
    void restartLost(AcceptedRepayment repayment) {
        TemporalCalls.within(() -> starts.restart(repayment));
    }

    /**
     * Restarts a repayment whose workflow was terminated.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable when Temporal does not answer in time
     */
    void restartIfTerminated(AcceptedRepayment repayment) {
        TemporalCalls.within(() -> starts.restartIfTerminated(repayment));
    }

    /** Watches for the run of a repayment in this process. Must be called before the repayment is started. */
    LocalResults.LocalRun watch(String repaymentId) {
        return here.watch(RepaymentWorkflow.workflowId(repaymentId));
    }

    /** The result of a started repayment, in whichever process it runs; empty if it still runs after {@code wait}. */
    Optional<RepaymentResult> result(String repaymentId, LocalResults.LocalRun watched, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        return watched.result(wait, RepaymentResult.class)
                .or(() -> Waiting.forResult(
                        workflow(repaymentId), Duration.ofNanos(end - System.nanoTime()), RepaymentResult.class));
    }

    private WorkflowStub workflow(String repaymentId) {
        return temporal.newUntypedWorkflowStub(RepaymentWorkflow.workflowId(repaymentId));
    }

    /**
     * The request that a repayment's workflow was started for.
     *
     * @param acceptedAt when the first request for it was accepted
     * @param endedWell true if the workflow completed
     */
    record StartedRequest(String requestHash, String loanId, Payer payer, Instant acceptedAt, boolean endedWell) {
        static StartedRequest of(WorkflowExecutionDescription workflow) {
            return new StartedRequest(
                    String.valueOf(workflow.getMemo(RepaymentStarts.REQUEST_HASH, String.class)),
                    String.valueOf(workflow.getMemo(RepaymentStarts.LOAN_ID, String.class)),
                    Payer.valueOf(String.valueOf(workflow.getMemo(RepaymentStarts.PAYER, String.class))),
                    acceptedAt(workflow),
                    workflow.getStatus() == WORKFLOW_EXECUTION_STATUS_COMPLETED);
        }

        private static Instant acceptedAt(WorkflowExecutionDescription workflow) {
            Object known = workflow.getMemo(RepaymentStarts.ACCEPTED_AT, String.class);
            return known == null ? workflow.getStartTime() : Instant.parse(known.toString());
        }
    }

    /** The request that a repayment's workflow was started for; empty if Temporal does not know the workflow. */
    Optional<StartedRequest> started(String repaymentId) {
        return TemporalCalls.describe(workflow(repaymentId)).map(StartedRequest::of);
    }
}
