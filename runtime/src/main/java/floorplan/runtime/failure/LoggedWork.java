package floorplan.runtime.failure;

import floorplan.store.NotYet;
import floorplan.workflows.LogIds;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the ids of the repayment, loan or other subject to the log lines of workflows and activities. Logs the failures
 * of activities, and reports them to Temporal in one sentence. The SDK itself adds workflow and activity to the lines,
 * and logs exceptions of workflow code.
 */
final class LoggedWork extends WorkerInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedWork.class);

    private final FailureLog failures;

    LoggedWork(FailureLog failures) {
        this.failures = failures;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public WorkflowOutput execute(WorkflowInput input) {
                // The SDK clears these ids when the thread has finished with the workflow.
                LogIds.about(input.getArguments());
                Workflow.getLogger(LOG.getName()).debug("The workflow begins");
                return super.execute(input);
            }
        };
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new LoggedStep(next);
    }

    private final class LoggedStep extends ActivityInboundCallsInterceptorBase {
        private String type = "";
        private String workflowId = "";

        LoggedStep(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext context) {
            ActivityInfo info = context.getInfo();
            type = info.getActivityType();
            workflowId = Objects.requireNonNullElse(info.getWorkflowId(), "");
            super.init(context);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            LogIds.putWorkflow(workflowId);
            LogIds.about(input.getArguments());
            try {
                ActivityOutput output = super.execute(input);
                failures.succeeded(type, workflowId);
                LOG.debug("{} is done", type);
                return output;
            } catch (NotYet | ActivityCompletionException expected) {
                throw PlainFailure.of(expected);
            } catch (TemporalFailure plain) {
                if (plain.getCause() != null) {
                    tell(plain.getCause());
                }
                throw plain;
            } catch (RuntimeException failure) {
                tell(failure);
                throw PlainFailure.of(failure);
            } catch (Error failure) {
                tell(failure);
                throw failure;
            } finally {
                LogIds.clear();
            }
        }

        private void tell(Throwable failure) {
            // A failure of an activity that the stopping process interrupts is not logged.
            if (!Thread.currentThread().isInterrupted()) {
                failures.failed(type, workflowId, failure);
            }
        }
    }
}
