package floorplan.workflows.repayment;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries out one accepted repayment: logs it, applies it to the loan, and publishes it to the credit side. */
@WorkflowInterface
public interface RepaymentWorkflow {
    /** @return the result: applied and published; refused; or nothing, because its idempotency key was used before */
    @WorkflowMethod(name = "Repayment")
    RepaymentResult repay(RepaymentPayload repayment);

    /**
     * The workflow id of a repayment. Temporal runs one workflow per id at a time, so the id dedupes while the history
     * is kept.
     */
    static String workflowId(String repaymentId) {
        return "repayment:" + repaymentId;
    }
}
