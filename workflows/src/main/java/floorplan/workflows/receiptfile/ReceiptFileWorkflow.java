package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Books a bank's file that has arrived whole. */
@WorkflowInterface
public interface ReceiptFileWorkflow {

    /**
     * Stages the lines, compares them with the file's control, books each line, and applies the receipts to loans. A
     * cancellation does not stop this.
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
