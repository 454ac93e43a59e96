package floorplan.workflows.repayment;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes one repayment from accepted to told: logged, applied to the loan, and published to the credit-line service. */
@WorkflowInterface
public interface RepaymentWorkflow {
    /** @return how it ended: applied and published, or refused */
    @WorkflowMethod(name = "Repayment")
    RepaymentResult repay(RepaymentPayload repayment);

    /** The workflow id of a repayment; Temporal lets one run at a time, so it dedupes while the history is kept. */
    static String workflowId(String repaymentId) {
        return "repayment:" + repaymentId;
    }
}
