package floorplan.workflows.dayend;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Creates the stubs of a day-end's steps. Every step is tried for ever and shows in the Temporal UI why it waits. It
 * sends heartbeats, so another worker soon takes over from a dead one, however long the step may take.
 */
final class DayEndStubs {
    /** Long enough for a step on any number of loans. The heartbeats detect a dead worker much sooner. */
    private static final Duration LONGEST_TRY = Duration.ofHours(6);

    /** The heartbeat timeout. Another worker continues from the checkpoint this long after a worker's death. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private DayEndStubs() {}

    /** @param summary the step's purpose, for the person who reads the history */
    static DayEndSteps step(String summary) {
        return Workflow.newActivityStub(DayEndSteps.class, options(summary));
    }

    /** @param summary as for {@link #step} */
    static DayEndLaunchSteps launchStep(String summary) {
        return Workflow.newActivityStub(DayEndLaunchSteps.class, options(summary));
    }

    private static ActivityOptions options(String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.DAY_END)
                .setSummary(summary)
                .setStartToCloseTimeout(LONGEST_TRY)
                .setHeartbeatTimeout(SIGN_OF_LIFE)
                .setCancellationType(ActivityCancellationType.TRY_CANCEL)
                .setRetryOptions(Retries.UNTIL_DONE)
                .build();
    }
}
