package floorplan.workflows;

import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;

/** Starts of workflows on the queue {@code account}. They start eagerly in this process if it hosts the queue. */
public final class AccountStarts {
    private AccountStarts() {}

    /** Options of a workflow on this queue. */
    public static WorkflowOptions.Builder options(String workflowId) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(TaskQueues.ACCOUNT)
                .setDisableEagerExecution(false);
    }

    /**
     * Runs a start.
     *
     * @return false if the id is taken: by a workflow that is running or, if the options forbid its reuse, by one that
     *     has ended
     */
    public static boolean started(Runnable start) {
        try {
            start.run();
            return true;
        } catch (WorkflowExecutionAlreadyStarted taken) {
            return false;
        }
    }
}
