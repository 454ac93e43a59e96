package floorplan.workflows.dayend;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Closes every date that is not closed yet, in order; a date that someone else is closing is waited for. */
@WorkflowInterface
public interface DayEndLaunchWorkflow {
    /**
     * Returns once every date is settled.
     *
     * @param through the last date to close; null when a schedule starts this: then it is the day before the scheduled time
     * @param zone the zone of that day
     * @param by who asks; null for the schedule, and in histories that are older than it
     */
    @WorkflowMethod(name = "DayEndLaunch")
    void launch(@Nullable LocalDate through, String zone, @Nullable String by);

    /** The launcher that a person has started. */
    static String workflowId(LocalDate through) {
        return "day-end-launch:" + through;
    }
}
