package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;

/** Closes one date for all loans of one type, a few ranges of them at once. */
@WorkflowInterface
public interface DayEndOfTypeWorkflow {
    /** Returns once every loan of the type is closed for the date or recorded as failed. */
    @WorkflowMethod(name = "DayEndOfType")
    void close(LocalDate date, LoanType loanType);

    static String workflowId(LocalDate date, LoanType loanType) {
        return DayEndWorkflow.workflowId(date) + ":" + loanType;
    }
}
