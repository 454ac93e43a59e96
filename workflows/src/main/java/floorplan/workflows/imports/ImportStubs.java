package floorplan.workflows.imports;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.CreditReservations;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Creates the stubs of an import's steps. A step is tried for ever, so it continues when a server is back. */
final class ImportStubs {
    /**
     * The timeout of a step of a small file. Another process tries the step again this long after a process has died.
     */
    private static final Duration SHORTEST_TRY = Duration.ofSeconds(10);

    /** The timeout of a step grows by one second per this many lines. */
    private static final long LINES_A_SECOND = 20_000;

    /** The timeout of a step that goes through all lines. It sends a heartbeat at least every 10,000 lines. */
    private static final Duration LONG_TRY = Duration.ofHours(6);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    private final Duration shortTry;

    /** @param lines the number of lines in the file */
    ImportStubs(long lines) {
        this.shortTry = SHORTEST_TRY.plusSeconds(lines / LINES_A_SECOND);
    }

    /** @param summary the step's purpose, for the person who reads the history */
    ImportSteps account(String summary) {
        return Workflow.newActivityStub(
                ImportSteps.class,
                options(TaskQueues.ACCOUNT, summary)
                        .setStartToCloseTimeout(shortTry)
                        .build());
    }

    /** A step that goes through all lines or loans. */
    ImportSteps accountLineByLine(String summary) {
        return Workflow.newActivityStub(
                ImportSteps.class,
                options(TaskQueues.ACCOUNT, summary)
                        .setStartToCloseTimeout(LONG_TRY)
                        .setHeartbeatTimeout(SIGN_OF_LIFE)
                        .build());
    }

    /** @param summary the step's purpose, for the person who reads the history */
    CreditReservations credit(String summary) {
        return Workflow.newActivityStub(
                CreditReservations.class,
                options(TaskQueues.CLMS, summary)
                        .setStartToCloseTimeout(shortTry)
                        .build());
    }

    private static ActivityOptions.Builder options(String taskQueue, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setSummary(summary)
                .setRetryOptions(Retries.UNTIL_DONE);
    }
}
