package floorplan.runtime.payload;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;

/**
 * Refuses foreign requests that {@link PayloadEncryption} cannot recognize: starts and signals without arguments, and
 * activities that no Floorplan workflow has asked for. Anybody who reaches Temporal can send these; only Floorplan's
 * processes can encrypt an argument.
 */
final class OursOnly extends WorkerInterceptorBase {
    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public WorkflowOutput execute(WorkflowInput input) {
                if (isEmpty(input.getArguments())) {
                    ForeignInput.refuseInWorkflows("An input that is empty");
                }
                return super.execute(input);
            }

            @Override
            public void handleSignal(SignalInput input) {
                if (isEmpty(input.getArguments()) && ForeignInput.isRefused()) {
                    Logger log = Workflow.getLogger(OursOnly.class);
                    log.warn("The signal {} does not say who sent it: it is refused", input.getSignalName());
                } else {
                    super.handleSignal(input);
                }
            }
        };
    }

    private static boolean isEmpty(Object[] arguments) {
        return Arrays.stream(arguments).allMatch(Objects::isNull);
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            private boolean alone;

            @Override
            public void init(ActivityExecutionContext context) {
                alone = context.getInfo().getWorkflowId() == null;
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                if (alone) {
                    throw ApplicationFailure.newNonRetryableFailure(
                            "No workflow asks for this activity: it is refused", "ForeignInput");
                }
                return super.execute(input);
            }
        };
    }
}
