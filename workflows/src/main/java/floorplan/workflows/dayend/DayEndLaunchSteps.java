package floorplan.workflows.dayend;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.LocalDate;
import java.util.List;

/** The steps of {@link DayEndLaunchWorkflow}, on task queue `day-end`. */
@ActivityInterface
public interface DayEndLaunchSteps {
    /** The most dates that one call of {@link #unsettledDates} returns. */
    int MOST_DATES = 100;

    /**
     * The dates up to {@code through} that are not {@linkplain DayEndStanding#settled settled}, in order, at most
     * {@link #MOST_DATES}.
     */
    @ActivityMethod(name = "DayEndUnsettledDates")
    List<LocalDate> unsettledDates(LocalDate through);

    /** Starts the day-end of a date, or joins the running one, and returns once the date is settled. */
    @ActivityMethod(name = "DayEndStartOrJoin")
    void startOrJoin(LocalDate date);
}
