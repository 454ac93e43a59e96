package floorplan.bench.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.AcceptedRepayment;
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
    public RepaymentResult repay(AcceptedRepayment repayment) {
        steps.log(repayment);
        CreditMovement restoration =
                Objects.requireNonNull(steps.apply(repayment.repaymentId()).restoration());
        steps.promote(restoration);
        steps.publish(restoration);
        steps.clear(repayment.repaymentId());
        return RepaymentResult.applied(restoration);
    }
}
