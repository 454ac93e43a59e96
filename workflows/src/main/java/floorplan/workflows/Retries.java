package floorplan.workflows;

import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The retry policies of steps. Each pause is twice as long as the one before it. */
public final class Retries {
    /**
     * Three tries within a workflow task, 50 ms and 100 ms apart: enough if a retried transaction or a new connection
     * helps. A step that has waited in vain for a locked row is not tried again here; it waits visibly as an activity.
     */
    public static final RetryOptions QUICK = RetryOptions.newBuilder()
            .setDoNotRetry("RowLocked")
            .setInitialInterval(Duration.ofMillis(50))
            .setMaximumAttempts(3)
            .build();

    /**
     * Tries for ever, at least every ten seconds. A step that waits for a server therefore continues within ten seconds
     * of the server's return.
     */
    public static final RetryOptions UNTIL_DONE = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setMaximumInterval(Duration.ofSeconds(10))
            .build();

    private Retries() {}

    /** For a step whose failure the workflow handles after this many tries. */
    public static RetryOptions times(int tries) {
        return times(tries, Duration.ofSeconds(1));
    }

    /** As {@link #times(int)}, with both values set by operators. The number of tries bounds the last pause. */
    public static RetryOptions times(int tries, Duration firstPause) {
        return RetryOptions.newBuilder()
                .setInitialInterval(firstPause)
                .setMaximumAttempts(tries)
                .build();
    }
}
