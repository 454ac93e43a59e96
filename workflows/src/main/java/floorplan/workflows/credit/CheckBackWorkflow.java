package floorplan.workflows.credit;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Asks the account side about messages that {@code suc_send_data} does not have: one workflow for the whole batch. */
@WorkflowInterface
public interface CheckBackWorkflow {
    /** @return the ids of the messages whose repayment, reversal or correction was applied */
    @WorkflowMethod(name = "CheckBack")
    List<String> applied(List<String> messageIds);
}
