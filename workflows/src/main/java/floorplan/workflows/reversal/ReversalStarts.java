package floorplan.workflows.reversal;

import floorplan.domain.repayment.AcceptedReversal;
import floorplan.workflows.AccountStarts;
import io.temporal.client.WorkflowClient;

/** Starts reversals' workflows. They start eagerly in this process if it hosts the queue. */
public final class ReversalStarts {
    private final WorkflowClient temporal;

    public ReversalStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts a reversal, or carries it on. Its steps skip the work that is done and do the rest.
     *
     * @return false if a workflow of this reversal is running
     */
    public boolean start(AcceptedReversal reversal) {
        ReversalWorkflow workflow = temporal.newWorkflowStub(
                ReversalWorkflow.class,
                AccountStarts.options(ReversalWorkflow.workflowId(reversal.repaymentId()))
                        .setStaticSummary("Reverse repayment " + reversal.repaymentId() + ": " + reversal.kind())
                        .setStaticDetails(
                                "Logged, reversed on the loan, promoted, published, cleared; then its principal "
                                        + "uses the credit line again. Reason: " + reversal.reason())
                        .build());
        return AccountStarts.started(() -> WorkflowClient.start(workflow::reverse, ReversalPayload.of(reversal)));
    }
}
