package floorplan.workflows.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.FromReceipt;
import floorplan.workflows.AccountStarts;
import floorplan.workflows.SearchKeys;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.HashMap;
import java.util.Map;

/** Starts repayments' workflows. They start eagerly in this process if it hosts the queue. */
public final class RepaymentStarts {
    /** The memo that tells a repeated request from another request with the same key. */
    public static final String REQUEST_HASH = "requestHash";

    /** The memos by which the API decides who may see a repayment. */
    public static final String LOAN_ID = "loanId";

    public static final String PAYER = "payer";

    /** The memo with the time at which the request was accepted; missing if the database did not provide it. */
    public static final String ACCEPTED_AT = "acceptedAt";

    private final WorkflowClient temporal;

    public RepaymentStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /** @return false if a workflow of this repayment was started before */
    public boolean startOnce(AcceptedRepayment repayment) {
        return start(repayment, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
    }

    /**
     * Restarts a repayment whose workflow was terminated, possibly before it was logged.
     *
     * @return false if a workflow of this repayment is running or has completed
     */
    public boolean restartIfTerminated(AcceptedRepayment repayment) {
        return start(repayment, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY);
    }

    /**
     * Carries on a repayment that was logged. Its steps skip the work that is done and do the rest.
     *
     * @return false if a workflow of this repayment is running
     */
    public boolean restart(AcceptedRepayment repayment) {
        return start(repayment, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    }

    private boolean start(AcceptedRepayment repayment, WorkflowIdReusePolicy reuse) {
        RepaymentWorkflow workflow = temporal.newWorkflowStub(RepaymentWorkflow.class, options(repayment, reuse));
        return AccountStarts.started(() -> WorkflowClient.start(workflow::repay, RepaymentPayload.of(repayment)));
    }

    private static WorkflowOptions options(AcceptedRepayment repayment, WorkflowIdReusePolicy reuse) {
        return AccountStarts.options(RepaymentWorkflow.workflowId(repayment.repaymentId()))
                .setWorkflowIdReusePolicy(reuse)
                .setStaticSummary(summary(repayment))
                .setStaticDetails(
                        "Logged, applied to the loan, promoted, published, cleared; then the credit line has its principal back. "
                                + "A step that cannot go on is tried for ever: Pending Activities show what it waits for.")
                .setMemo(memo(repayment))
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(SearchKeys.LOAN_ID, repayment.loanId())
                        .build())
                .build();
    }

    private static String summary(AcceptedRepayment repayment) {
        FromReceipt from = repayment.from();
        String amount = (from != null && from.atMost() ? "at most " : "") + repayment.amount();
        return repayment.payer() + " repays " + amount + " of loan " + repayment.loanId()
                + (from == null ? "" : " from receipt " + from.receiptId())
                + (repayment.valueDate() == null ? "" : ", value date " + repayment.valueDate());
    }

    private static Map<String, Object> memo(AcceptedRepayment repayment) {
        Map<String, Object> memo = new HashMap<>();
        memo.put(REQUEST_HASH, repayment.requestHash());
        memo.put(LOAN_ID, repayment.loanId());
        memo.put(PAYER, repayment.payer().name());
        if (repayment.acceptedAt() != null) {
            memo.put(ACCEPTED_AT, repayment.acceptedAt().toString());
        }
        return memo;
    }
}
