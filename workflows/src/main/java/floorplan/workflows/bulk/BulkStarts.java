package floorplan.workflows.bulk;

import floorplan.domain.credit.Decision;
import floorplan.workflows.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.LocalDate;

/** Starts {@link BulkWorkflow}. */
public final class BulkStarts {
    private final WorkflowClient temporal;

    public BulkStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts the workflow that decides about dead letters.
     *
     * @return false if it is running
     */
    public boolean decideDeadLetters(String id, Decision decision, String reason) {
        return start(id, TaskQueues.CLMS, decision + " dead letters: " + reason);
    }

    /**
     * Starts the workflow that retries failed loans.
     *
     * @return false if it is running
     */
    public boolean retryFailedLoans(String id, LocalDate date) {
        return start(id, TaskQueues.DAY_END, "Retry failed loans of " + date);
    }

    private boolean start(String id, String taskQueue, String summary) {
        BulkWorkflow workflow = temporal.newWorkflowStub(
                BulkWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(BulkWorkflow.workflowId(id))
                        .setTaskQueue(taskQueue)
                        .setStaticSummary(summary)
                        .setStaticDetails("Each item has its result in the database.")
                        .build());
        try {
            WorkflowClient.start(workflow::carryOut, id);
            return true;
        } catch (WorkflowExecutionAlreadyStarted running) {
            return false;
        }
    }

    /** The workflow of a request, which need not exist. */
    public WorkflowStub workflow(String id) {
        return temporal.newUntypedWorkflowStub(BulkWorkflow.workflowId(id));
    }
}
