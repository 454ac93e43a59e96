package floorplan.workflows.receipt;

import floorplan.domain.receipt.PayoutKind;
import floorplan.workflows.Durable;
import floorplan.workflows.SearchKeys;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One step: the money leaves, or the request is refused. */
public final class PayoutWorkflowRun implements PayoutWorkflow {
    private final Durable<PayoutSteps> steps = new Durable<>(PayoutSteps.class, Duration.ofSeconds(10));

    @Override
    public PayoutResult payOut(PayoutPayload payout) {
        String verb = payout.kind() == PayoutKind.REFUND ? "refund" : "return";
        PayoutResult result = steps.call(verb + " receipt " + payout.receiptId(), s -> s.payOut(payout));
        Workflow.upsertTypedSearchAttributes(
                SearchKeys.OUTCOME.valueSet(result.outcome().name()));
        Workflow.setCurrentDetails(result.summary());
        return result;
    }
}
