package floorplan.workflows.dayend;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;

/** A Temporal server in memory with a day-end worker over scripted books. */
final class TestTemporal implements AutoCloseable {
    static final LocalDate DATE = LocalDate.of(2026, 3, 9);
    static final String DAY_END = DayEndWorkflow.workflowId(DATE);

    final TestWorkflowEnvironment server;
    final DayEnds dayEnds;

    TestTemporal(ScriptedBooks books) {
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute("TemporalScheduledStartTime", IndexedValueType.INDEXED_VALUE_TYPE_DATETIME);
        for (var attribute : List.of(SearchKeys.BUSINESS_DATE, SearchKeys.LOAN_TYPE, SearchKeys.OUTCOME)) {
            options.registerSearchAttribute(attribute.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        }
        server = TestWorkflowEnvironment.newInstance(options.build());
        Worker worker = server.newWorker(TaskQueues.DAY_END);
        worker.registerWorkflowImplementationTypes(
                DayEndLaunchWorkflowRun.class, DayEndWorkflowRun.class, DayEndOfTypeWorkflowRun.class);
        worker.registerActivitiesImplementations(books);
        server.start();
        dayEnds = new DayEnds(client(), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    public void close() {
        server.close();
    }

    WorkflowClient client() {
        return server.getWorkflowClient();
    }

    WorkflowStub workflow(String id) {
        return client().newUntypedWorkflowStub(id);
    }

    WorkflowExecutionStatus status(String id) {
        return workflow(id).describe().getStatus();
    }

    String details(String id) {
        return workflow(id)
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails();
    }

    List<HistoryEvent> history(String id) {
        return client().fetchHistory(id).getEvents();
    }

    /** Starts the workflow of a loan type by itself, as if its day-end had been lost. */
    static WorkflowStub startOfType(WorkflowClient client, LoanType type) {
        WorkflowStub workflow = client.newUntypedWorkflowStub(
                "DayEndOfType",
                WorkflowOptions.newBuilder()
                        .setWorkflowId(DayEndOfTypeWorkflow.workflowId(DATE, type))
                        .setTaskQueue(TaskQueues.DAY_END)
                        .build());
        workflow.start(DATE, type);
        return workflow;
    }

    static RangePlan plan(LoanType type, int ranges, int atOnce) {
        return new RangePlan(
                LongStream.rangeClosed(1, ranges)
                        .mapToObj(i -> new LoanRange(type, 0, i, 10))
                        .toList(),
                atOnce);
    }

    /** Closes the date and returns its status. */
    DayEndStatus closeDate() {
        dayEnds.startOrJoin(DATE);
        return result();
    }

    DayEndStatus result() {
        return workflow(DAY_END).getResult(DayEndStatus.class);
    }

    String outcome() {
        return String.valueOf(
                workflow(DAY_END).describe().getTypedSearchAttributes().get(SearchKeys.OUTCOME));
    }
}
