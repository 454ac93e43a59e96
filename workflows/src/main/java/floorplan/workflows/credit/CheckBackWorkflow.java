package floorplan.workflows.credit;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Asks the account side about messages that Redis does not know to be sent: one workflow for all of a batch. */
@WorkflowInterface
public interface CheckBackWorkflow {
    /** @return those of the repayments that were applied */
    @WorkflowMethod(name = "CheckBack")
    List<String> applied(List<String> repaymentIds);
}
