package floorplan.workflows.receipt;

import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutKind;
import floorplan.workflows.AccountStarts;
import io.temporal.client.WorkflowClient;
import java.util.Map;

/** Starts payouts' workflows. They start eagerly in this process if it hosts the queue. */
public final class PayoutStarts {
    /** The memo that tells a repeated request from another request with the same key. */
    public static final String REQUEST_HASH = "requestHash";

    private final WorkflowClient temporal;

    public PayoutStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts a payout. A payout that ran before runs again and finds its work done.
     *
     * @return false if a workflow of this payout is running
     */
    public boolean start(AcceptedPayout payout) {
        PayoutWorkflow workflow = temporal.newWorkflowStub(
                PayoutWorkflow.class,
                AccountStarts.options(PayoutWorkflow.workflowId(payout.kind(), payout.id()))
                        .setMemo(Map.of(REQUEST_HASH, payout.requestHash()))
                        .setStaticSummary((payout.kind() == PayoutKind.REFUND ? "Refund" : "Return")
                                + " unapplied receipt " + payout.receiptId())
                        .setStaticDetails("Reason: " + payout.reason())
                        .build());
        return AccountStarts.started(() -> WorkflowClient.start(workflow::payOut, PayoutPayload.of(payout)));
    }
}
