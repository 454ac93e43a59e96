package floorplan.workflows.credit;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** Asks one question until it is answered or nobody waits for the answer any more. */
public final class CheckBackWorkflowRun implements CheckBackWorkflow {
    private final AccountLog account = Workflow.newActivityStub(
            AccountLog.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.ACCOUNT)
                    .setSummary("ask the account side's log")
                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                    .setRetryOptions(Retries.UNTIL_DONE)
                    .build());

    @Override
    public List<String> applied(List<String> messageIds) {
        return account.applied(messageIds);
    }
}
