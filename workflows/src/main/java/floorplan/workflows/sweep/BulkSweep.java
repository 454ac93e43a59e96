package floorplan.workflows.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The part of a sweep for requests about many items: on task queue `account` and on task queue `clms`. */
@ActivityInterface
public interface BulkSweep {
    /**
     * Restarts the workflows of unfinished requests that are older than {@code age} and whose workflow does not run. A
     * repeated step mends nothing twice.
     */
    @ActivityMethod(name = "SweepBulks")
    SweepPage bulks(@Nullable String after, Duration age);
}
