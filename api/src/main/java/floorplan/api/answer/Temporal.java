package floorplan.api.answer;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
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
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Calls to Temporal on behalf of a request that must be answered soon, whether Temporal is there or not. */
public final class Temporal {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Status LATE =
            Status.DEADLINE_EXCEEDED.withDescription("no answer within " + PATIENCE.toMillis() + " ms");
    private static final ExecutorService CALLS = Executors.newVirtualThreadPerTaskExecutor();

    private Temporal() {}

    /**
     * Makes a call and waits for its answer 1.5 s at most.
     *
     * @throws WorkflowUnavailable when Temporal does not answer in time; the call may have been carried out all the same
     */
    public static <R> R within(Supplier<R> call) {
        // The SDK pauses between its tries without regard to a deadline, so the call is left behind when time is up.
        Map<String, String> logIds = MDC.getCopyOfContextMap();
        Future<R> answer = CALLS.submit(() -> {
            MDC.setContextMap(logIds == null ? Map.of() : logIds);
            return call.get();
        });
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof WorkflowServiceException
                    || failed.getCause() instanceof StatusRuntimeException) {
                throw noAnswer(failed.getCause());
            }
            throw failed.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw noAnswer(LATE.asRuntimeException());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw noAnswer(stop);
        } finally {
            answer.cancel(true);
        }
    }

    private static WorkflowUnavailable noAnswer(Throwable cause) {
        return new WorkflowUnavailable(
                "The workflow server does not answer. Send the very same request again shortly: nothing is done twice.",
                cause);
    }

    /** What Temporal knows of a workflow; empty when it knows none. */
    public static Optional<WorkflowExecutionDescription> describe(WorkflowStub workflow) {
        return within(() -> {
            try {
                return Optional.of(workflow.describe());
            } catch (WorkflowNotFoundException unknown) {
                return Optional.empty();
            }
        });
    }
}
