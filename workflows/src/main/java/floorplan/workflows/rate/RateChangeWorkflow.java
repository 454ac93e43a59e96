package floorplan.workflows.rate;

import floorplan.domain.loan.Rate;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Gives a loan a rate from a date on. */
@WorkflowInterface
public interface RateChangeWorkflow {
    @WorkflowMethod(name = "RateChange")
    RateResult change(RateChange change);

    /** The workflow id of a change: the same request joins the one that runs, another one does not. */
    static String workflowId(RateChange change) {
        Rate rate = change.rate();
        return "rate:" + change.loanId() + ":" + rate.effectiveFrom() + ":"
                + rate.annualRate().toPlainString() + (change.ifVersion() == null ? "" : ":" + change.ifVersion());
    }
}
