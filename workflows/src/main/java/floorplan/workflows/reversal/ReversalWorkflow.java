package floorplan.workflows.reversal;

import floorplan.domain.credit.MessageId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Reverses one repayment: logs the reversal, undoes the repayment on its loan, and publishes the reversal to the credit
 * side.
 */
@WorkflowInterface
public interface ReversalWorkflow {
    @WorkflowMethod(name = "Reversal")
    ReversalResult reverse(ReversalPayload reversal);

    /** The workflow id of a repayment's reversal. The reversal's message has the same id. */
    static String workflowId(String repaymentId) {
        return MessageId.ofReversal(repaymentId).text();
    }
}
