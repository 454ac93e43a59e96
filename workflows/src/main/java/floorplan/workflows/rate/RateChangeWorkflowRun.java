package floorplan.workflows.rate;

import floorplan.workflows.Durable;
import floorplan.workflows.SearchKeys;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One step: the rate is added or refused. */
public final class RateChangeWorkflowRun implements RateChangeWorkflow {
    private final Durable<RateSteps> steps = new Durable<>(RateSteps.class, Duration.ofSeconds(30));

    @Override
    public RateResult change(RateChange change) {
        RateResult result = steps.call(
                "add the rate " + change.rate().annualRate() + " from "
                        + change.rate().effectiveFrom() + " to " + change.loanId(),
                s -> s.addRate(change));
        Workflow.upsertTypedSearchAttributes(
                SearchKeys.OUTCOME.valueSet(result.outcome().name()));
        Workflow.setCurrentDetails(result.detail());
        return result;
    }
}
