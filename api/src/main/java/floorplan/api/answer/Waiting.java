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

/** Waits for workflows that are started. */
public final class Waiting {
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private Waiting() {}

    /**
     * A workflow's result, or empty when it still runs after {@code wait}. A Temporal that is busy or gone for a moment is asked
     * again: the workflow is started, and its result is all that is missing.
     *
     * @throws WorkflowUnavailable when the workflow is lost, or somebody has ended it: what it had logged is carried on, and only the log knows
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
