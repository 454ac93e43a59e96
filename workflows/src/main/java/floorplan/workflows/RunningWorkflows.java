package floorplan.workflows;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Tells whether somebody carries a thing on: by its workflow's id, because lists of workflows lag behind. */
public final class RunningWorkflows {
    private final WorkflowClient temporal;

    public RunningWorkflows(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    public boolean isRunning(String workflowId) {
        try {
            return temporal.newUntypedWorkflowStub(workflowId).describe().getStatus()
                    == WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException unknown) {
            return false;
        }
    }
}
