package floorplan.workflows.dayend;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Runs the day-end of every date that is not settled yet, in order. It joins a day-end that is already running. */
@WorkflowInterface
public interface DayEndLaunchWorkflow {
    /**
     * Returns once every date is settled.
     *
     * @param through the last date to close; null if the schedule starts the workflow, which means the day before the
     *     scheduled time
     * @param zone the time zone of that day
     * @param by the person who asks; null for the schedule, and in histories that are older than this argument
     */
    @WorkflowMethod(name = "DayEndLaunch")
    void launch(@Nullable LocalDate through, String zone, @Nullable String by);

    /** The workflow id of a launcher that a person starts. */
    static String workflowId(LocalDate through) {
        return "day-end-launch:" + through;
    }
}
