package floorplan.api.rate;

import floorplan.api.answer.TemporalCalls;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.rate.RateChangeWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import org.springframework.stereotype.Component;

/** Starts the workflows of rate changes. */
@Component
class RateStarter {
    private final WorkflowClient temporal;

    RateStarter(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts a rate change, or joins the same change while it runs. A change that ran before runs again and finds its
     * work done.
     *
     * @throws floorplan.api.answer.WorkflowUnavailable if Temporal does not answer in time
     */
    WorkflowStub start(RateChange change) {
        RateChangeWorkflow workflow = temporal.newWorkflowStub(
                RateChangeWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(RateChangeWorkflow.workflowId(change))
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setTaskQueue(TaskQueues.ACCOUNT)
                        .setDisableEagerExecution(false)
                        .setStaticSummary("Loan " + change.loanId() + " gets the rate "
                                + change.rate().annualRate() + " from "
                                + change.rate().effectiveFrom())
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(SearchKeys.LOAN_ID, change.loanId())
                                .build())
                        .build());
        WorkflowStub started = temporal.newUntypedWorkflowStub(RateChangeWorkflow.workflowId(change));
        TemporalCalls.start(
                () -> {
                    WorkflowClient.start(workflow::change, change);
                    return true;
                },
                started,
                TemporalCalls::isRunning);
        return started;
    }
}
