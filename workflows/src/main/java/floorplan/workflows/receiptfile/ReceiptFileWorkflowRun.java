package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.workflows.Retries;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** stage (or refuse, or hold) → book → apply → finish. The history has four steps, however many lines the file has. */
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
        ReceiptFileStatus staged = step("read the file, stage its lines, check its control and match its receipts")
                .stage(fileId);
        if (staged != ReceiptFileStatus.BOOKING) {
            if (staged == ReceiptFileStatus.HELD) {
                Workflow.setCurrentDetails(
                        "Held: too many receipts match no loan. Nothing is booked until a person lets the file go on or gives"
                                + " it up; then a new workflow carries that out.");
            }
            return staged;
        }
        step("book its lines").book(fileId);
        if (Workflow.getVersion("apply", Workflow.DEFAULT_VERSION, 1) > Workflow.DEFAULT_VERSION) {
            step("apply its receipts to loans").apply(fileId);
        }
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
