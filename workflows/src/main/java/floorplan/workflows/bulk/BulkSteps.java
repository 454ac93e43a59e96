package floorplan.workflows.bulk;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The step of {@link BulkWorkflow}. Each of its task queues has its own implementation. */
@ActivityInterface
public interface BulkSteps {
    /**
     * Works on the next pending items, at least one, and records the results of items that were under way. May run
     * twice: an item that has its result is not worked on again.
     */
    @ActivityMethod(name = "BulkAdvance")
    BulkStanding advance(String id);
}
