package floorplan.activities;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends heartbeats every few seconds for an activity whose work may take long, such as a query. */
public final class SignsOfLife {
    private static final int SECONDS_BETWEEN = 4;

    private SignsOfLife() {}

    /** Runs the work in the calling thread, which must be an activity's, and sends heartbeats meanwhile. */
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
            // The work cannot be interrupted here. Its result is stored, although nobody waits for it.
        }
    }
}
