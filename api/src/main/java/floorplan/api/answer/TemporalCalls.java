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
import java.util.Objects;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Calls to Temporal for a request that must be answered soon, even if Temporal is down.
 *
 * <p>A slow call is not cancelled when its request stops waiting; it ends within 10 s. The answer to a start may carry
 * the workflow's first task, and a task that reaches no worker is handed out again only after its timeout of 10 s.
 * {@link NoLateTries} keeps the SDK from retrying such a call.
 */
public final class TemporalCalls {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalCalls.class);

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** Both waits together must be shorter than 2 s, the longest until a client learns that Temporal is down. */
    private static final Duration PATIENCE_AFTER_A_START = Duration.ofMillis(300);

    private static final ExecutorService CALLS = Executors.newVirtualThreadPerTaskExecutor();

    private TemporalCalls() {}

    /**
     * Makes a call and waits at most 1.5 s for its answer.
     *
     * @throws WorkflowUnavailable if Temporal does not answer in time; the call may still have been carried out
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
     * Starts a workflow. If Temporal does not confirm the start in time, asks it whether it holds the workflow.
     *
     * @param start starts the workflow; true if this call started it, false if it was started before
     * @param isHeld whether the workflow that Temporal holds under this id was begun by this start, or by one for the
     *     same purpose
     * @return the result of {@code start}; also true if Temporal holds the workflow but has not said which request
     *     started it
     * @throws WorkflowUnavailable if Temporal does not answer in time; it may still start the workflow
     */
    public static boolean start(
            BooleanSupplier start, WorkflowStub workflow, Predicate<WorkflowExecutionDescription> isHeld) {
        return start(start, workflow, isHeld, PATIENCE_AFTER_A_START);
    }

    /** As {@link #start(BooleanSupplier, WorkflowStub, Predicate)}, with another wait for the second question. */
    static boolean start(
            BooleanSupplier start,
            WorkflowStub workflow,
            Predicate<WorkflowExecutionDescription> isHeld,
            Duration patienceAfterAStart) {
        LOG.debug(
                "Asking Temporal to start {}",
                Objects.requireNonNull(workflow.getExecution()).getWorkflowId());
        try {
            return within(start::getAsBoolean);
        } catch (WorkflowUnavailable late) {
            if (isHeld(workflow, isHeld, patienceAfterAStart)) {
                return true;
            }
            throw late;
        }
    }

    private static boolean isHeld(
            WorkflowStub workflow, Predicate<WorkflowExecutionDescription> isHeld, Duration patience) {
        try {
            return describe(patience, workflow).filter(isHeld).isPresent();
        } catch (WorkflowUnavailable stillNoAnswer) {
            return false;
        }
    }

    /** True if the workflow is running or has completed; false if it failed, timed out or was ended by a person. */
    public static boolean runsOrHasRun(WorkflowExecutionDescription workflow) {
        return isRunning(workflow)
                || workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    }

    public static boolean isRunning(WorkflowExecutionDescription workflow) {
        return workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    /** The description of a workflow; empty if Temporal does not know the workflow. */
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
