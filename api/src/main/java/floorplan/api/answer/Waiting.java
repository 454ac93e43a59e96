package floorplan.api.answer;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the results of started workflows. */
public final class Waiting {
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private Waiting() {}

    /**
     * Returns a workflow's result, or empty if there is none after {@code wait}: the workflow still runs, or Temporal
     * does not answer. While Temporal is busy or briefly away, asks again: the workflow has been started, and only its
     * result is missing.
     *
     * @throws WorkflowUnavailable if the workflow is lost, terminated or cancelled. The sweep carries on whatever the
     *     workflow had logged, so only the log knows the outcome
     * @throws WorkflowFailedException if the workflow failed in another way
     */
    public static <R> Optional<R> forResult(WorkflowStub workflow, Duration wait, Class<R> type) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            try {
                return Optional.of(workflow.getResult(left, TimeUnit.MILLISECONDS, type));
            } catch (TimeoutException stillRunning) {
                return Optional.empty();
            } catch (WorkflowNotFoundException forgotten) {
                throw lost();
            } catch (WorkflowFailedException ended) {
                if (ended.getCause() instanceof TerminatedFailure || ended.getCause() instanceof CanceledFailure) {
                    throw lost();
                }
                throw ended;
            } catch (WorkflowServiceException noAnswer) {
                if (deadline - System.nanoTime() < ASK_AGAIN.toNanos() || !pause()) {
                    return Optional.empty();
                }
            }
        }
    }

    private static WorkflowUnavailable lost() {
        return new WorkflowUnavailable(
                "The workflow of this request was lost. Send the very same request again shortly: nothing is done twice.");
    }

    private static boolean pause() {
        try {
            Thread.sleep(ASK_AGAIN);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
