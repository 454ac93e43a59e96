package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.workflows.Retries;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** stage (or refuse) → book → finish. The history has three steps, however many lines the file has. */
public final class ReceiptFileWorkflowRun implements ReceiptFileWorkflow {
    /** The timeout of a step. It goes through all lines and sends a heartbeat with every few thousand. */
    private static final Duration TRY_TIMEOUT = Duration.ofHours(6);

    /** Another process goes on this long after the death of the process that worked on the file. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private ReceiptFileStatus status = ReceiptFileStatus.RECEIVED;

    @Override
    public ReceiptFileStatus book(String fileId) {
        // A cancellation midway would leave lines without their outcome.
        Workflow.newDetachedCancellationScope(() -> status = carryOut(fileId)).run();
        Workflow.upsertTypedSearchAttributes(SearchKeys.OUTCOME.valueSet(status.name()));
        return status;
    }

    private static ReceiptFileStatus carryOut(String fileId) {
        ReceiptFileStatus staged =
                step("read the file, stage its lines and check its control").stage(fileId);
        if (staged.isOver()) {
            return staged;
        }
        step("book its lines").book(fileId);
        return step("finish").finish(fileId);
    }

    private static ReceiptFileSteps step(String summary) {
        return Workflow.newActivityStub(
                ReceiptFileSteps.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueues.ACCOUNT)
                        .setStartToCloseTimeout(TRY_TIMEOUT)
                        .setHeartbeatTimeout(SIGN_OF_LIFE)
                        .setRetryOptions(Retries.UNTIL_DONE)
                        .setSummary(summary)
                        .build());
    }
}
