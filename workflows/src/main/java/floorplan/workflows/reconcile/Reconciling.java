package floorplan.workflows.reconcile;

import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;

/** Starts reconciliations. Only their schedule starts them, so one runs at a time. */
public final class Reconciling {
    public static final String SCHEDULE = "reconcile";

    private Reconciling() {}

    /** Makes the schedule start a reconciliation now, unless one is running. */
    public static void startNow(WorkflowClient temporal) {
        ScheduleClient.newInstance(
                        temporal.getWorkflowServiceStubs(),
                        ScheduleClientOptions.newBuilder()
                                .setNamespace(temporal.getOptions().getNamespace())
                                .build())
                .getHandle(SCHEDULE)
                .trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
    }

    /** The options that every reconciliation has in common. */
    public static WorkflowOptions.Builder options() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId("reconcile")
                .setTaskQueue(TaskQueues.ACCOUNT)
                .setStaticSummary("Compare both sides' movements of credit")
                .setStaticDetails(
                        "Messages without an outcome on the credit side are sent again. Differences for a person: "
                                + "GET /v1/reconciliations/latest");
    }
}
