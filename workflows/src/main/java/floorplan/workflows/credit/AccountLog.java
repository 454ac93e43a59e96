package floorplan.workflows.credit;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** The credit side's question to the account side, on task queue `account`. */
@ActivityInterface
public interface AccountLog {
    /**
     * The ids of the messages whose repayment, reversal or correction was applied. A repayment that was reversed since
     * counts as applied.
     */
    @ActivityMethod(name = "AccountApplied")
    List<String> applied(List<String> messageIds);
}
