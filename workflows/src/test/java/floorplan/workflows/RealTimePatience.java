package floorplan.workflows;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How tests wait for what a server does by itself, without its clock being moved: until it has, on a slow and busy machine too. */
public final class RealTimePatience {
    /** Of a whole test, in seconds. */
    public static final int OF_A_TEST = 600;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private RealTimePatience() {}

    /** @param what is awaited, for the message of a test that has waited in vain */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
    }
}
