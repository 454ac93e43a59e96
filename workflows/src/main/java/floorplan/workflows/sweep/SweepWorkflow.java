package floorplan.workflows.sweep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;

/**
 * Goes once through all that may have been left behind. The schedule {@code sweep} starts it and skips a time at which the one before still runs: so there is one sweep, however
 * many workers there are, and nothing needs to be claimed row by row. Even two at once would be harmless: what they start is deduped by its workflow id.
 */
@WorkflowInterface
public interface SweepWorkflow {
    /**
     * @param age what is younger is left to its own workflow
     * @param from {@link SweepProgress#BEGINNING}, or where an earlier run of this sweep has stopped
     * @return how many items needed a hand, by stage
     */
    @WorkflowMethod(name = "Sweep")
    Map<SweepStage, Integer> sweep(Duration age, SweepProgress from);
}
