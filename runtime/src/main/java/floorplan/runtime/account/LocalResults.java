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
 * Tells whoever waits in this process what a workflow came to that ran here, when its last step is done: it need not be asked of Temporal, which writes it down
 * meanwhile. Should this process die before it has, the workflow runs again and finds all steps done.
 */
public final class LocalResults extends WorkerInterceptorBase {
    /** A workflow that is started eagerly begins within milliseconds. */
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

    /** A workflow that may run in this process; closed when nobody waits for it any more. */
    public final class LocalRun implements AutoCloseable {
        private final String workflowId;
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final CompletableFuture<Object> ended = new CompletableFuture<>();

        private LocalRun(String workflowId) {
            this.workflowId = workflowId;
        }

        /** What it came to; empty when it has not begun here, failed, or still runs after {@code wait}. */
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

        /** It was started before, so that nothing is to be waited for here. */
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
