package floorplan.activities;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells Temporal every few seconds that an activity is alive whose queries cannot, however long they take. */
public final class SignsOfLife {
    private static final int SECONDS_BETWEEN = 4;

    private SignsOfLife() {}

    /** Runs some work in the activity's own thread, which this belongs in, and tells of it meanwhile. */
    public static <T> T during(Supplier<T> work) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        try (ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("signs-of-life").factory())) {
            var unused = pulse.scheduleAtFixedRate(() -> tell(activity), 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
            return work.get();
        }
    }

    private static void tell(ActivityExecutionContext activity) {
        try {
            activity.heartbeat(null);
        } catch (ActivityCompletionException noLongerAwaited) {
            // A query cannot be broken off here; what it finds is kept, and nobody waits for it.
        }
    }
}
