package floorplan.workflows.dayend;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Every step of a day-end is tried for ever, and shows in the Temporal UI what it waits for. It says all the time that it is alive, so that another
 * worker soon takes over what a dead one has begun, however long the step may take.
 */
final class DayEndStubs {
    /** A trial balance of a million loans takes seconds; a hundred times that is bounded by its signs of life alone. */
    private static final Duration LONGEST_TRY = Duration.ofHours(6);

    /** So long after a worker's death another one goes on from the checkpoint. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private DayEndStubs() {}

    /** @param summary what the step does, for the person who reads the history */
    static DayEndSteps step(String summary) {
        return Workflow.newActivityStub(DayEndSteps.class, options(summary));
    }

    /** @param summary as of {@link #step} */
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
