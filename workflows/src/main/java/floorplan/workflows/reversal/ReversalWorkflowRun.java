package floorplan.workflows.reversal;

import floorplan.domain.credit.CreditMovement;
import floorplan.workflows.Durable;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.repayment.RepaymentSteps;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;

/** log → apply → promote → publish → clear. */
public final class ReversalWorkflowRun implements ReversalWorkflow {
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(10);

    private final Durable<ReversalSteps> steps = new Durable<>(ReversalSteps.class, TRY_TIMEOUT);
    private final Durable<RepaymentSteps> sending = new Durable<>(RepaymentSteps.class, TRY_TIMEOUT);

    @Override
    public ReversalResult reverse(ReversalPayload reversal) {
        boolean kept = steps.call("log the reversal of repayment " + reversal.repaymentId(), s -> s.log(reversal));
        if (!kept) {
            Workflow.upsertTypedSearchAttributes(SearchKeys.OUTCOME.valueSet("REFUSED"));
            Workflow.setCurrentDetails("Nothing was reversed: there is no applied repayment " + reversal.repaymentId()
                    + ", or a part of its surplus was applied or refunded.");
            return new ReversalResult(null);
        }
        AppliedReversal applied = steps.call("reverse it on its loan", s -> s.apply(reversal.repaymentId()));
        MovementPayload message = applied.movement();
        CreditMovement movement = message.toDomain();
        Workflow.upsertTypedSearchAttributes(
                SearchKeys.OUTCOME.valueSet("APPLIED"),
                SearchKeys.LOAN_ID.valueSet(movement.loanId()),
                SearchKeys.DEALER_ID.valueSet(movement.dealerId()));
        sending.run("promote to sent", s -> s.promote(message));
        sending.run(
                "publish that " + movement.dealerId() + " uses " + movement.principal() + " of credit again",
                s -> s.publish(message));
        steps.run("clear, mark sent", s -> s.clear(reversal.repaymentId()));
        Workflow.setCurrentDetails("Loan " + movement.loanId() + " owes " + movement.principal()
                + " of principal more. " + Objects.requireNonNullElse(applied.correction(), ""));
        return new ReversalResult(message);
    }
}
