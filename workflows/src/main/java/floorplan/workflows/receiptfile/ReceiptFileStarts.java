package floorplan.workflows.receiptfile;

import floorplan.workflows.AccountStarts;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;

/** Starts the workflows of banks' files. */
public final class ReceiptFileStarts {
    private final WorkflowClient temporal;

    public ReceiptFileStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts the workflow of a file, or a new one if its workflow is lost. The steps skip the work that is done.
     *
     * @return false if a workflow of this file is running
     */
    public boolean start(String fileId) {
        ReceiptFileWorkflow workflow = temporal.newWorkflowStub(
                ReceiptFileWorkflow.class,
                AccountStarts.options(ReceiptFileWorkflow.workflowId(fileId))
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        .setStaticSummary("Book a receipt file")
                        .build());
        return AccountStarts.started(() -> WorkflowClient.start(workflow::book, fileId));
    }
}
