package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Closes one date for all loans of one type, a few ranges of them at once. */
@WorkflowInterface
public interface DayEndOfTypeWorkflow {
    /**
     * Returns once every loan of the type is closed for the date or recorded as failed.
     *
     * @return how many they were; null from one that was started before that was answered
     */
    @WorkflowMethod(name = "DayEndOfType")
    @Nullable
    TypeProgress close(LocalDate date, LoanType loanType);

    static String workflowId(LocalDate date, LoanType loanType) {
        return DayEndWorkflow.workflowId(date) + ":" + loanType;
    }
}
