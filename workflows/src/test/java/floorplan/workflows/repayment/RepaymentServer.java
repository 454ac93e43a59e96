package floorplan.workflows.repayment;

import static floorplan.workflows.repayment.AccountSide.ACCEPTED;
import static floorplan.workflows.repayment.AccountSide.REPAYMENT;

import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Temporal server in memory with a worker that takes repayments through scripted steps. */
final class RepaymentServer implements AutoCloseable {
    private final AccountSide side;
    private final TestWorkflowEnvironment temporal;

    RepaymentServer(AccountSide side) {
        this.side = side;
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute("DealerId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("LoanType", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .setWorkerFactoryOptions(forgetful())
                .build());
        equip(temporal.getWorkerFactory());
        temporal.start();
    }

    /** Keeps no workflow in memory, so each workflow task replays the whole history. */
    private static WorkerFactoryOptions forgetful() {
        return WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build();
    }

    private void equip(WorkerFactory workers) {
        // The test server does not take tasks away from a dead worker.
        Worker worker = workers.newWorker(
                TaskQueues.ACCOUNT,
                WorkerOptions.newBuilder()
                        .setStickyQueueScheduleToStartTimeout(Duration.ZERO)
                        .setDefaultDeadlockDetectionTimeout(60_000)
                        .build());
        worker.registerWorkflowImplementationTypes(RepaymentWorkflowRun.class);
        worker.registerActivitiesImplementations(side);
    }

    /** The time on the server's clock, which skips ahead while everything waits. */
    long now() {
        return temporal.currentTimeMillis();
    }

    void sleep(Duration duration) {
        temporal.sleep(duration);
    }

    void replaceWorker() {
        temporal.getWorkerFactory().shutdownNow();
        // Waits for the worker's polls to end. Otherwise the test server would hand them a task that nobody works on.
        temporal.getWorkerFactory().awaitTermination(1, TimeUnit.SECONDS);
        WorkerFactory another = WorkerFactory.newInstance(temporal.getWorkflowClient(), forgetful());
        equip(another);
        another.start();
    }

    RepaymentWorkflow workflow() {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        RepaymentWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(RepaymentWorkflow.workflowId(REPAYMENT.repaymentId()))
                                .setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
    }

    RepaymentResult repay() {
        return repay(ACCEPTED);
    }

    RepaymentResult repay(RepaymentPayload repayment) {
        return workflow().repay(repayment);
    }

    Instant startedAt() {
        return started().describe().getStartTime().truncatedTo(ChronoUnit.MILLIS);
    }

    private WorkflowStub started() {
        return temporal.getWorkflowClient()
                .newUntypedWorkflowStub(RepaymentWorkflow.workflowId(REPAYMENT.repaymentId()));
    }

    RepaymentResult result() {
        return started().getResult(RepaymentResult.class);
    }

    String details() {
        return started()
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails();
    }

    String attribute(String name) {
        return String.valueOf(started().describe().getTypedSearchAttributes().get(SearchAttributeKey.forKeyword(name)));
    }

    List<HistoryEvent> history() {
        return temporal.getWorkflowClient()
                .fetchHistory(RepaymentWorkflow.workflowId(REPAYMENT.repaymentId()))
                .getEvents();
    }

    List<HistoryEvent> events(EventType type) {
        return history().stream().filter(e -> e.getEventType() == type).toList();
    }

    static String summary(HistoryEvent event) {
        return DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                event.getUserMetadata().getSummary(), String.class, String.class);
    }

    @Override
    public void close() {
        temporal.close();
    }
}
