package floorplan.api.answer;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls to Temporal on behalf of a request that must be answered soon, whether Temporal is there or not. */
public final class Temporal {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("temporal-deadlines").factory());

    private Temporal() {}

    /**
     * Makes a call and waits for its answer 1.5 s at most.
     *
     * @throws ApiProblem (503) when Temporal does not answer in time; the call may have been carried out all the same
     */
    public static <R> R within(Supplier<R> call) {
        Context.CancellableContext limited =
                Context.current().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, DEADLINES);
        Context before = limited.attach();
        try {
            return call.get();
        } catch (WorkflowServiceException | StatusRuntimeException e) {
            throw new ApiProblem(
                    ProblemType.UNAVAILABLE,
                    "The workflow server does not answer. Send the same request again shortly, with the same Idempotency-Key.");
        } finally {
            limited.detach(before);
            limited.cancel(null);
        }
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
