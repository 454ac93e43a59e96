package floorplan.workflows.rate;

import floorplan.domain.loan.Rate;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Adds a rate to a loan from a date on. */
@WorkflowInterface
public interface RateChangeWorkflow {
    @WorkflowMethod(name = "RateChange")
    RateResult change(RateChange change);

    /**
     * The workflow id of a change. A request for the same loan, date, rate and version has the same id and joins the
     * running workflow; any other request has a workflow of its own.
     */
    static String workflowId(RateChange change) {
        Rate rate = change.rate();
        return "rate:" + change.loanId() + ":" + rate.effectiveFrom() + ":"
                + rate.annualRate().toPlainString() + (change.ifVersion() == null ? "" : ":" + change.ifVersion());
    }
}
