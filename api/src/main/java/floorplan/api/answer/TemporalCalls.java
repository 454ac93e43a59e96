package floorplan.api.answer;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Calls to Temporal on behalf of a request that must be answered soon, whether Temporal is there or not.
 *
 * <p>A call that Temporal is slow to answer is left to its end, 10 s at most, though nobody waits for it any more: the answer to a start may bring the workflow's
 * first task, and a task that reaches no worker is only given out again when its timeout of 10 s is over. {@link NoLateTries} keeps the SDK from making such a
 * call once more.
 */
public final class TemporalCalls {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** Together with the start that was not answered, a request still is within 2 s. */
    private static final Duration PATIENCE_AFTER_A_START = Duration.ofMillis(300);

    private static final ExecutorService CALLS = Executors.newVirtualThreadPerTaskExecutor();

    private TemporalCalls() {}

    /**
     * Makes a call and waits for its answer 1.5 s at most.
     *
     * @throws WorkflowUnavailable when Temporal does not answer in time; the call may have been carried out all the same
     */
    public static <R> R within(Supplier<R> call) {
        return within(PATIENCE, call);
    }

    private static <R> R within(Duration patience, Supplier<R> call) {
        Map<String, String> logIds = MDC.getCopyOfContextMap();
        AtomicBoolean givenUp = new AtomicBoolean();
        Future<R> answer = CALLS.submit(() -> {
            MDC.setContextMap(logIds == null ? Map.of() : logIds);
            return NoLateTries.call(givenUp, call);
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof WorkflowServiceException
                    || failed.getCause() instanceof StatusRuntimeException) {
                throw noAnswer(failed.getCause());
            }
            throw failed.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw noAnswer(Status.DEADLINE_EXCEEDED
                    .withDescription("no answer within " + patience.toMillis() + " ms")
                    .asRuntimeException());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw noAnswer(stop);
        } finally {
            givenUp.set(true);
        }
    }

    private static WorkflowUnavailable noAnswer(Throwable cause) {
        return new WorkflowUnavailable(
                "The workflow server does not answer. Send the very same request again shortly: nothing is done twice.",
                cause);
    }

    /**
     * Starts a workflow. Where Temporal is slow to say that it has, it is asked whether it holds the workflow.
     *
     * @param start tells whether it started the workflow, or found it started
     * @param isHeld tells a workflow that this start, or one for the same purpose, has begun from any other under its id
     * @return true as well when Temporal holds the workflow but has not said who started it
     * @throws WorkflowUnavailable when Temporal does not answer in time; it may start the workflow all the same
     */
    public static boolean start(
            BooleanSupplier start, WorkflowStub workflow, Predicate<WorkflowExecutionDescription> isHeld) {
        try {
            return within(start::getAsBoolean);
        } catch (WorkflowUnavailable late) {
            if (isHeld(workflow, isHeld)) {
                return true;
            }
            throw late;
        }
    }

    private static boolean isHeld(WorkflowStub workflow, Predicate<WorkflowExecutionDescription> isHeld) {
        try {
            return describe(PATIENCE_AFTER_A_START, workflow).filter(isHeld).isPresent();
        } catch (WorkflowUnavailable stillNoAnswer) {
            return false;
        }
    }

    /** Whether a workflow goes on, or has come to its own end: nobody has ended it. */
    public static boolean runsOrHasRun(WorkflowExecutionDescription workflow) {
        return isRunning(workflow)
                || workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    }

    public static boolean isRunning(WorkflowExecutionDescription workflow) {
        return workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    /** What Temporal knows of a workflow; empty when it knows none. */
    public static Optional<WorkflowExecutionDescription> describe(WorkflowStub workflow) {
        return describe(PATIENCE, workflow);
    }

    private static Optional<WorkflowExecutionDescription> describe(Duration patience, WorkflowStub workflow) {
        return within(patience, () -> {
            try {
                return Optional.of(workflow.describe());
            } catch (WorkflowNotFoundException unknown) {
                return Optional.empty();
            }
        });
    }
}
