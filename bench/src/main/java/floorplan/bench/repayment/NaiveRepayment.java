package floorplan.bench.repayment;

import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentResult;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A repayment as a naive workflow. */
@WorkflowInterface
public interface NaiveRepayment {
    String TASK_QUEUE = "naive";

    @WorkflowMethod(name = "NaiveRepayment")
    RepaymentResult repay(RepaymentPayload repayment);
}
