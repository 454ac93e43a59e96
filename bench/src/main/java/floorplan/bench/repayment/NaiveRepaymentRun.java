package floorplan.bench.repayment;

import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentResult;
import floorplan.workflows.repayment.RepaymentSteps;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;

/** The same five steps, each an activity with the default options, one after another. */
public final class NaiveRepaymentRun implements NaiveRepayment {
    private final RepaymentSteps steps = Workflow.newActivityStub(
            RepaymentSteps.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(30))
                    .build());

    @Override
    public RepaymentResult repay(RepaymentPayload repayment) {
        steps.log(repayment);
        DecisionPayload decision = steps.apply(repayment.repaymentId());
        MovementPayload restoration = Objects.requireNonNull(decision.restoration());
        steps.promote(restoration);
        steps.publish(restoration);
        steps.clear(repayment.repaymentId());
        return RepaymentResult.of(decision.toDomain());
    }
}
