package floorplan.workflows;

import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How often a step that fails is tried again, and how soon: each pause is twice the one before it. */
public final class Retries {
    /**
     * Three tries a moment apart, inside a workflow task: what a retried transaction or a new connection mends is mended by then. A step that has waited in vain for a locked
     * row is not tried again here but waits visibly.
     */
    public static final RetryOptions QUICK = RetryOptions.newBuilder()
            .setDoNotRetry("RowLocked")
            .setInitialInterval(Duration.ofMillis(50))
            .setMaximumAttempts(3)
            .build();

    /** For ever, at least every ten seconds: what a server's absence holds up goes on within ten seconds of its return. */
    public static final RetryOptions UNTIL_DONE = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setMaximumInterval(Duration.ofSeconds(10))
            .build();

    private Retries() {}

    /** For a step whose failure is dealt with after so many tries. */
    public static RetryOptions times(int tries) {
        return times(tries, Duration.ofSeconds(1));
    }

    /** As {@link #times(int)}, where operators set both: the number of tries bounds the last pause. */
    public static RetryOptions times(int tries, Duration firstPause) {
        return RetryOptions.newBuilder()
                .setInitialInterval(firstPause)
                .setMaximumAttempts(tries)
                .build();
    }
}
