package floorplan.api.system;

import floorplan.devstack.TestStack;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Objects;

/**
 * The workflows that earlier tests have left running. Ids of workflows are business keys, so a request of the next test
 * could join such a workflow, for instance a launcher that waits for a date of books that no longer exist.
 */
final class LeftWorkflows {
    private static final WorkflowClient TEMPORAL =
            WorkflowClient.newInstance(WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(Objects.requireNonNull(
                            TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                    .build()));

    private LeftWorkflows() {}

    static void end() {
        TEMPORAL.listExecutions("ExecutionStatus = 'Running'").forEach(LeftWorkflows::end);
    }

    private static void end(WorkflowExecutionMetadata left) {
        try {
            TEMPORAL.newUntypedWorkflowStub(left.getExecution().getWorkflowId())
                    .terminate("the books of its test are gone");
        } catch (WorkflowNotFoundException ended) {
            // It has ended by itself since it was listed.
        }
    }
}
