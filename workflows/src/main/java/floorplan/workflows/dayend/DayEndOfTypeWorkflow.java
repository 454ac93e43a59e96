package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Accrues one date for all loans of one type, a few ranges at once. */
@WorkflowInterface
public interface DayEndOfTypeWorkflow {
    /**
     * Returns once every loan of the type is accrued for the date or recorded as failed.
     *
     * @return the numbers of loans; null from a workflow that an older version started
     */
    @WorkflowMethod(name = "DayEndOfType")
    @Nullable
    TypeProgress accrue(LocalDate date, LoanType loanType);

    static String workflowId(LocalDate date, LoanType loanType) {
        return DayEndWorkflow.workflowId(date) + ":" + loanType;
    }
}
