package floorplan.workflows.dayend;

import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Functions;
import java.time.LocalDate;
import java.time.ZoneId;

/** Starts, joins and wakes day-ends. */
public final class DayEnds {
    private final WorkflowClient temporal;
    private final ZoneId zone;

    /** @param zone the lender's business zone */
    public DayEnds(WorkflowClient temporal, ZoneId zone) {
        this.temporal = temporal;
        this.zone = zone;
    }

    /**
     * Starts a launcher that runs the day-end of every unsettled date up to {@code through}, or joins the running
     * launcher of the same date.
     *
     * @param by the person who asks
     */
    public void launch(LocalDate through, String by) {
        DayEndLaunchWorkflow launcher = temporal.newWorkflowStub(
                DayEndLaunchWorkflow.class,
                launchOptions(through + " and missing dates before it")
                        .setWorkflowId(DayEndLaunchWorkflow.workflowId(through))
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        WorkflowClient.start(launcher::launch, through, zone.getId(), by);
    }

    /** The launcher of a date, which need not exist. */
    public WorkflowStub launcher(LocalDate through) {
        return temporal.newUntypedWorkflowStub(DayEndLaunchWorkflow.workflowId(through));
    }

    /**
     * The options that every launcher has in common.
     *
     * @param what the dates to close, for the summary
     */
    public static WorkflowOptions.Builder launchOptions(String what) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.DAY_END)
                .setStaticSummary("Close the books of " + what)
                // With a summary and no details, SDK 1.38 fails to read the schedule back.
                .setStaticDetails(
                        "Each date has its own workflow, day-end:DATE. Dates are closed one after the other.");
    }

    /** Starts the day-end of a date, or finds the running one. */
    public WorkflowStub startOrJoin(LocalDate date) {
        DayEndWorkflow dayEnd = workflow(date);
        WorkflowClient.start(dayEnd::close, date);
        return WorkflowStub.fromTyped(dayEnd);
    }

    /** Makes the day-end of a closed date accrue the failed loans again and repeat the checks. */
    public void checkAgain(LocalDate date, String by) {
        DayEndWorkflow dayEnd = workflow(date);
        wake(dayEnd, date, dayEnd::checkAgain, by);
    }

    /** Makes the day-end of a closed date repeat the checks. */
    public void recheck(LocalDate date, String by) {
        DayEndWorkflow dayEnd = workflow(date);
        wake(dayEnd, date, dayEnd::recheck, by);
    }

    /** Tells the day-end of a date that its differences are accepted. */
    public void accepted(LocalDate date, String by) {
        DayEndWorkflow dayEnd = workflow(date);
        wake(dayEnd, date, dayEnd::accepted, by);
    }

    private void wake(DayEndWorkflow dayEnd, LocalDate date, Functions.Proc1<String> signal, String by) {
        BatchRequest request = temporal.newSignalWithStartRequest();
        request.add(dayEnd::close, date);
        request.add(signal, by);
        temporal.signalWithStart(request);
    }

    private DayEndWorkflow workflow(LocalDate date) {
        return temporal.newWorkflowStub(
                DayEndWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(DayEndWorkflow.workflowId(date))
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setTaskQueue(TaskQueues.DAY_END)
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(SearchKeys.BUSINESS_DATE, date.toString())
                                .build())
                        .setStaticSummary("Day-end of " + date)
                        .build());
    }
}
