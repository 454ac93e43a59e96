package floorplan.runtime.account;

import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Passes the result of a workflow that ran in this process to a caller in the same process, as soon as the last step is
 * done. The caller need not wait until Temporal has stored the result. If this process dies before that, the workflow
 * runs again and finds all steps done.
 */
public final class LocalResults extends WorkerInterceptorBase {
    /** The longest wait for a workflow to begin here. One that is started eagerly begins within milliseconds. */
    private static final Duration BEGINS_WITHIN = Duration.ofMillis(200);

    private final Map<String, LocalRun> awaited = new ConcurrentHashMap<>();
    private final Duration beginsWithin;

    public LocalResults() {
        this(BEGINS_WITHIN);
    }

    LocalResults(Duration beginsWithin) {
        this.beginsWithin = beginsWithin;
    }

    /** Watches for a workflow that is about to be started. */
    public LocalRun watch(String workflowId) {
        LocalRun run = new LocalRun(workflowId);
        awaited.putIfAbsent(workflowId, run);
        return run;
    }

    /** A workflow that may run in this process. Close it when nobody waits for the workflow any more. */
    public final class LocalRun implements AutoCloseable {
        private final String workflowId;
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final CompletableFuture<Object> ended = new CompletableFuture<>();

        private LocalRun(String workflowId) {
            this.workflowId = workflowId;
        }

        /**
         * The workflow's result; empty if the workflow has not begun here, has failed, or still runs after
         * {@code wait}.
         */
        public <R> Optional<R> result(Duration wait, Class<R> type) {
            long now = System.nanoTime();
            long end = now + wait.toNanos();
            boolean here = happened(begun, Math.min(end, now + beginsWithin.toNanos()));
            return here && happened(ended, end) ? Optional.of(type.cast(ended.join())) : Optional.empty();
        }

        private static boolean happened(CompletableFuture<?> event, long end) {
            try {
                event.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException | CancellationException | ExecutionException notHere) {
                return false;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Ends the wait, because the workflow was started before and will not begin here. */
        public void abandon() {
            begun.cancel(false);
        }

        @Override
        public void close() {
            awaited.remove(workflowId, this);
        }
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public WorkflowOutput execute(WorkflowInput input) {
                LocalRun run = awaited.get(Workflow.getInfo().getWorkflowId());
                if (run == null) {
                    return super.execute(input);
                }
                run.begun.complete(null);
                try {
                    WorkflowOutput output = super.execute(input);
                    run.ended.complete(output.getResult());
                    return output;
                } catch (Throwable failure) {
                    run.ended.completeExceptionally(failure);
                    throw failure;
                }
            }
        };
    }
}
