package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Books a bank's file that has arrived whole. */
@WorkflowInterface
public interface ReceiptFileWorkflow {

    /**
     * Stages the lines, compares them with the file's control, and books each line. A file that has arrived whole is
     * always carried on to its end, even if the workflow is cancelled.
     *
     * @return the file's final status; a cancelled workflow has no result, but the file's row has the status
     */
    @WorkflowMethod(name = "ReceiptFile")
    ReceiptFileStatus book(String fileId);

    /** The workflow id of a file. */
    static String workflowId(String fileId) {
        return "receipt-file:" + fileId;
    }
}
