package floorplan.workflows.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The credit side's part of a sweep, on task queue `clms`. */
@ActivityInterface
public interface CreditSweep {
    /**
     * Signals decisions again that are older than {@code age} and not carried out. A repeated signal changes nothing
     * more.
     */
    @ActivityMethod(name = "SweepDecisions")
    SweepPage decisions(@Nullable String after, Duration age);

    /**
     * Makes dead letters of the messages that the broker itself has moved to the dead queue. It sees only the first
     * messages of that queue.
     */
    @ActivityMethod(name = "SweepStrays")
    SweepPage strays();
}
