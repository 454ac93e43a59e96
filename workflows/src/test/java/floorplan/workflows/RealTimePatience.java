package floorplan.workflows;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for the work of a server in real time, long enough for a slow and busy machine. */
public final class RealTimePatience {
    /** The timeout of a whole test, in seconds. */
    public static final int OF_A_TEST = 600;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private RealTimePatience() {}

    /** @param what the awaited event, for the message after a timeout */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
    }
}
