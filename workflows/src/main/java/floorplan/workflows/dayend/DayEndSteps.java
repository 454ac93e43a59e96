package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.LocalDate;

/** The steps of closing one date, on task queue `day-end`. Each may run twice and then finds its work done. */
@ActivityInterface
public interface DayEndSteps {
    /** Begins a date, if that is not done, and says how it stands. Fails while the date before it is not settled. */
    @ActivityMethod(name = "DayEndBegin")
    Standing begin(LocalDate date);

    /** What is left to close of a loan type: at first all its loans, later those that appeared meanwhile. */
    @ActivityMethod(name = "DayEndPlan")
    RangePlan plan(LocalDate date, LoanType loanType);

    /** Closes the date for a range of loans, from its checkpoint on; a loan that cannot be closed is recorded. */
    @ActivityMethod(name = "DayEndCloseRange")
    RangeResult closeRange(LocalDate date, LoanRange range);

    /**
     * Moves the open date past the date.
     *
     * @return false, with nothing moved, when loans have appeared that are still to be closed for it
     */
    @ActivityMethod(name = "DayEndMoveOpenDate")
    boolean moveOpenDate(LocalDate date);

    /** Runs the date's failed loans again, each through the last closed date. */
    @ActivityMethod(name = "DayEndRetryFailures")
    void retryFailures(LocalDate date);

    /** Checks the books of a closed date and keeps what was found. */
    @ActivityMethod(name = "DayEndTrialBalance")
    Standing trialBalance(LocalDate date);
}
