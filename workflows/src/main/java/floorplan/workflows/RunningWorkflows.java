package floorplan.workflows;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tells which workflows are running. It asks for each by its id, because lists of workflows lag behind. */
public final class RunningWorkflows {
    /** Asking one after the other takes too long on a busy server. */
    private static final int ASKED_AT_ONCE = 16;

    private final WorkflowClient temporal;

    public RunningWorkflows(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * The ids whose workflow is running.
     *
     * @throws io.temporal.client.WorkflowServiceException if the server does not answer
     */
    public Set<String> among(Collection<String> workflowIds) {
        Set<String> running = ConcurrentHashMap.newKeySet();
        try (ExecutorService askers =
                Executors.newFixedThreadPool(ASKED_AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<?> asked : workflowIds.stream()
                    .map(id -> askers.submit(() -> isRunning(id) && running.add(id)))
                    .toList()) {
                await(asked);
            }
        }
        return running;
    }

    private boolean isRunning(String workflowId) {
        try {
            return temporal.newUntypedWorkflowStub(workflowId).describe().getStatus()
                    == WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException unknown) {
            return false;
        }
    }

    private static void await(Future<?> asked) {
        try {
            asked.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException unanswered) {
                throw unanswered;
            }
            throw new IllegalStateException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Temporal was asked", stop);
        }
    }
}
