package floorplan.workflows.reversal;

import floorplan.domain.credit.MessageId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes one repayment back: logged, undone on its loan, and published to the credit-line service. */
@WorkflowInterface
public interface ReversalWorkflow {
    @WorkflowMethod(name = "Reversal")
    ReversalResult reverse(ReversalPayload reversal);

    /** The workflow id of a repayment's reversal; its message has the same. */
    static String workflowId(String repaymentId) {
        return MessageId.ofReversal(repaymentId).text();
    }
}
