package floorplan.workflows.correction;

import floorplan.workflows.Durable;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import floorplan.workflows.repayment.RepaymentSteps;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** log → apply → promote → publish → clear; without the last three if the dealer's credit does not change. */
public final class CorrectionWorkflowRun implements CorrectionWorkflow {
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(10);

    private final Durable<CorrectionSteps> steps = new Durable<>(CorrectionSteps.class, TRY_TIMEOUT);
    private final Durable<RepaymentSteps> sending = new Durable<>(RepaymentSteps.class, TRY_TIMEOUT);

    @Override
    public CorrectionResult correct(CorrectionPayload correction) {
        Logged logged = steps.call("log the correction of " + correction.loanId(), s -> s.log(correction));
        if (logged == Logged.KEY_REUSED) {
            return ended(new CorrectionResult(
                    CorrectionOutcome.KEY_REUSED,
                    null,
                    "Nothing was corrected: another request was logged under this idempotency key before.",
                    null));
        }
        CorrectionResult result = steps.call("correct " + correction.loanId(), s -> s.apply(correction.id()));
        MovementPayload message = result.movement();
        if (message != null) {
            sending.run("promote to sent", s -> s.promote(message));
            sending.run("publish the difference of the credit of " + message.dealerId(), s -> s.publish(message));
            steps.run("clear, mark sent", s -> s.clear(correction.id()));
        }
        return ended(result);
    }

    private static CorrectionResult ended(CorrectionResult result) {
        Workflow.upsertTypedSearchAttributes(
                SearchKeys.OUTCOME.valueSet(result.outcome().name()));
        Workflow.setCurrentDetails(result.summary());
        return result;
    }
}
