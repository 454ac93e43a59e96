package floorplan.workflows.credit;

import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Asks the account side by way of {@link CheckBackWorkflow}. */
public final class CheckBacks {
    private final WorkflowClient temporal;
    private final Duration timeout;

    /** @param timeout the longest wait for an answer */
    public CheckBacks(WorkflowClient temporal, Duration timeout) {
        this.temporal = temporal;
        this.timeout = timeout;
    }

    /**
     * The ids of the messages whose repayment, reversal or correction the account side has applied.
     *
     * @throws io.temporal.client.WorkflowException if there was no answer in time
     */
    public Set<String> applied(Collection<String> messageIds) {
        List<String> asked = messageIds.stream().sorted().toList();
        CheckBackWorkflow workflow = temporal.newWorkflowStub(
                CheckBackWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId(asked))
                        // A repeated delivery of the same messages waits for the same answer.
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setTaskQueue(TaskQueues.CLMS)
                        .setWorkflowExecutionTimeout(timeout)
                        .setStaticSummary("Were they applied? Messages: " + asked.size())
                        .setStaticDetails("Messages on the credit side's queue that have no mark in Redis. "
                                + "Each one that the account side has applied is carried out. The others are logged as "
                                + "DROPPED.")
                        .build());
        return new HashSet<>(workflow.applied(asked));
    }

    private static String workflowId(List<String> asked) {
        return "credit-check:" + UUID.nameUUIDFromBytes(String.join(",", asked).getBytes(StandardCharsets.US_ASCII));
    }
}
