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
     * Returns once the date is accrued for every loan of the type, or the loan recorded as failed.
     *
     * @return how many they were; null from one that was started before that was answered
     */
    @WorkflowMethod(name = "DayEndOfType")
    @Nullable
    TypeProgress accrue(LocalDate date, LoanType loanType);

    static String workflowId(LocalDate date, LoanType loanType) {
        return DayEndWorkflow.workflowId(date) + ":" + loanType;
    }
}
