package floorplan.workflows.imports;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.CreditReservations;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Each step of an import is tried for ever: what a server's absence holds up goes on when the server is back. */
final class ImportStubs {
    /** For a step of a small file; what a dead process held up goes on after it. */
    private static final Duration SHORTEST_TRY = Duration.ofSeconds(10);

    /** Adding up a million loans takes a second or two on the slowest machine tried: this leaves plenty. */
    private static final long LINES_A_SECOND = 20_000;

    /** A step that takes line after line says after every few thousand that it is alive. */
    private static final Duration LONG_TRY = Duration.ofHours(6);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    private final Duration shortTry;

    /** @param lines how many lines the file has */
    ImportStubs(long lines) {
        this.shortTry = SHORTEST_TRY.plusSeconds(lines / LINES_A_SECOND);
    }

    /** @param summary what the step does, for the person who reads the history */
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

    /** @param summary what the step does, for the person who reads the history */
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
