package floorplan.workflows.reconcile;

import floorplan.workflows.Retries;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.CreditReservations;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Stubs of both sides' steps. A step is tried for ever, so it goes on when a server is back. */
final class ReconcileStubs {
    private static final Duration TRY_TIMEOUT = Duration.ofMinutes(2);

    /** @param summary the step's purpose, for the person who reads the history */
    AccountReconcile account(String summary) {
        return Workflow.newActivityStub(AccountReconcile.class, options(TaskQueues.ACCOUNT, summary));
    }

    /** @param summary the step's purpose, for the person who reads the history */
    CreditReconcile credit(String summary) {
        return Workflow.newActivityStub(CreditReconcile.class, options(TaskQueues.CLMS, summary));
    }

    /** @param summary the step's purpose, for the person who reads the history */
    CreditReservations reservations(String summary) {
        return Workflow.newActivityStub(CreditReservations.class, options(TaskQueues.CLMS, summary));
    }

    private static ActivityOptions options(String taskQueue, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setSummary(summary)
                .setStartToCloseTimeout(TRY_TIMEOUT)
                .setRetryOptions(Retries.UNTIL_DONE)
                .build();
    }
}
