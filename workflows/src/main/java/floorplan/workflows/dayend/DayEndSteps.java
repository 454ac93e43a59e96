package floorplan.workflows.dayend;

import floorplan.domain.loan.LoanType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.LocalDate;

/** The steps of the day-end of one date, on task queue `day-end`. Each may run twice and then finds its work done. */
@ActivityInterface
public interface DayEndSteps {
    /** Begins a date, if it has not begun, and returns its state. Fails while the date before it is not settled. */
    @ActivityMethod(name = "DayEndBegin")
    DayEndStanding begin(LocalDate date);

    /**
     * The ranges of a loan type that are still to be accrued: first all its loans, later the loans that appeared
     * meanwhile.
     */
    @ActivityMethod(name = "DayEndPlan")
    RangePlan plan(LocalDate date, LoanType loanType);

    /** Accrues the date for a range of loans, from its checkpoint on; records a loan that cannot be accrued. */
    @ActivityMethod(name = "DayEndCloseRange")
    RangeResult accrueRange(LocalDate date, LoanRange range);

    /**
     * Moves the open date past the date.
     *
     * @return false, without moving the open date, if loans have appeared that are not yet accrued for the date
     */
    @ActivityMethod(name = "DayEndMoveOpenDate")
    boolean moveOpenDate(LocalDate date);

    /** Accrues the date's failed loans again, each through the last date whose books are closed. */
    @ActivityMethod(name = "DayEndRetryFailures")
    void retryFailures(LocalDate date);

    /** Checks the closed books of a date and keeps the result. */
    @ActivityMethod(name = "DayEndTrialBalance")
    DayEndStanding trialBalance(LocalDate date);
}
