package floorplan.workflows.imports;

import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.CreditReservations;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Each step of an import is tried for ever: what a server's absence holds up goes on when the server is back. */
final class Stubs {
    private static final Duration SHORT_TRY = Duration.ofMinutes(2);

    /** A step over all lines may take long, and says after every few thousand that it is alive. */
    private static final Duration LONG_TRY = Duration.ofHours(6);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private Stubs() {}

    /** @param summary what the step does, for the person who reads the history */
    static ImportSteps account(String summary) {
        return Workflow.newActivityStub(
                ImportSteps.class,
                options(TaskQueues.ACCOUNT, summary)
                        .setStartToCloseTimeout(SHORT_TRY)
                        .build());
    }

    /** A step that goes through all lines or loans. */
    static ImportSteps accountLineByLine(String summary) {
        return Workflow.newActivityStub(
                ImportSteps.class,
                options(TaskQueues.ACCOUNT, summary)
                        .setStartToCloseTimeout(LONG_TRY)
                        .setHeartbeatTimeout(SIGN_OF_LIFE)
                        .build());
    }

    /** @param summary what the step does, for the person who reads the history */
    static CreditReservations credit(String summary) {
        return Workflow.newActivityStub(
                CreditReservations.class,
                options(TaskQueues.CLMS, summary)
                        .setStartToCloseTimeout(SHORT_TRY)
                        .build());
    }

    private static ActivityOptions.Builder options(String taskQueue, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setSummary(summary)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(200))
                        .setMaximumInterval(SLOWEST_RETRY)
                        .build());
    }
}
