package floorplan.workflows.credit;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** What the credit side may ask the account side, on task queue `account`. */
@ActivityInterface
public interface AccountLog {
    /** Those of the messages that tell of a repayment that was applied, even if it was reversed since, or of a reversal that was. */
    @ActivityMethod(name = "AccountApplied")
    List<String> applied(List<String> messageIds);
}
