package floorplan.workflows.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The credit side's part of a sweep, on task queue `clms`. */
@ActivityInterface
public interface CreditSweep {
    /** Tells again the decisions older than {@code age} that were not carried out; telling twice changes nothing more. */
    @ActivityMethod(name = "SweepDecisions")
    SweepPage decisions(@Nullable String after, Duration age);

    /** Makes dead letters of what the broker itself has moved to the dead queue, as far as it is among the queue's first messages. */
    @ActivityMethod(name = "SweepStrays")
    SweepPage strays();
}
