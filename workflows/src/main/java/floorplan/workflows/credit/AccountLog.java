package floorplan.workflows.credit;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** What the credit side may ask the account side, on task queue `account`. */
@ActivityInterface
public interface AccountLog {
    /** Those of the repayments that were applied; a reversed one was. */
    @ActivityMethod(name = "AccountApplied")
    List<String> applied(List<String> repaymentIds);
}
