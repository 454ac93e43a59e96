package floorplan.activities.repayment;

import floorplan.store.repayment.AppliedRepayments;
import floorplan.workflows.credit.AccountLog;
import java.util.List;

/** Answers the credit side's questions, in the process that hosts the `account` queue. */
public final class AccountLogActivities implements AccountLog {
    private final AppliedRepayments repayments;

    public AccountLogActivities(AppliedRepayments repayments) {
        this.repayments = repayments;
    }

    @Override
    public List<String> applied(List<String> messageIds) {
        return repayments.among(messageIds);
    }
}
