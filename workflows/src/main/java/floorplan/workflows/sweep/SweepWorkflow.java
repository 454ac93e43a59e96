package floorplan.workflows.sweep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;

/**
 * Goes once through everything that may have lost its workflow. The schedule {@code sweep} starts it, and skips a time
 * at which the previous sweep still runs. One sweep runs at a time, however many workers there are, so it need not
 * claim rows. Even two at once would be harmless, because workflow ids dedupe what they start.
 */
@WorkflowInterface
public interface SweepWorkflow {
    /**
     * @param age the least age of an item; younger ones are left to their own workflows
     * @param from {@link SweepProgress#BEGINNING}, or the progress of the run before
     * @return the number of mended items by stage
     */
    @WorkflowMethod(name = "Sweep")
    Map<SweepStage, Integer> sweep(Duration age, SweepProgress from);
}
