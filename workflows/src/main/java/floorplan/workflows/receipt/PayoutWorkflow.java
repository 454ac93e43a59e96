package floorplan.workflows.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.domain.receipt.PayoutKind;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Pays an unapplied receipt, or a part of it, back to its payer or to the bank. */
@WorkflowInterface
public interface PayoutWorkflow {
    @WorkflowMethod(name = "Payout")
    PayoutResult payOut(PayoutPayload payout);

    /** The workflow id of a payout. Its journal entry has the same text as source. */
    static String workflowId(PayoutKind kind, String id) {
        return switch (kind) {
            case REFUND -> JournalSource.ofRefund(id).text();
            case RETURN -> JournalSource.ofReturn(id).text();
        };
    }
}
