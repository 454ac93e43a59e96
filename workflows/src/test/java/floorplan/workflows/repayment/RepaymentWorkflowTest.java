package floorplan.workflows.repayment;

import static floorplan.workflows.repayment.AccountSide.REPAYMENT;
import static floorplan.workflows.repayment.AccountSide.RESTORATION;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_MARKER_RECORDED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import floorplan.domain.loan.LoanType;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RepaymentWorkflowTest {
    private static final RepaymentResult APPLIED = RepaymentResult.of(new Applied(LoanType.DEALER, RESTORATION));
    private static final RepaymentPayload ACCEPTED = RepaymentPayload.of(REPAYMENT);
    private static final List<String> ALL_DONE = List.of(
            "Log " + REPAYMENT,
            "Apply " + REPAYMENT.repaymentId(),
            "Promote " + RESTORATION,
            "Publish " + RESTORATION,
            "Clear " + REPAYMENT.repaymentId());

    private final AccountSide side = new AccountSide();
    private final CountDownLatch ended = new CountDownLatch(1);
    private TestWorkflowEnvironment temporal;

    @BeforeEach
    void start() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute("DealerId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("LoanType", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .setWorkerFactoryOptions(forgetful())
                .build());
        equip(temporal.getWorkerFactory());
        temporal.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        temporal.close();
    }

    /** Keeps no workflow in memory, so that each workflow task replays the history so far. */
    private static WorkerFactoryOptions forgetful() {
        return WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build();
    }

    private void equip(WorkerFactory workers) {
        // The test server does not take a dead worker's tasks away from it.
        Worker worker = workers.newWorker(
                TaskQueues.ACCOUNT,
                WorkerOptions.newBuilder()
                        .setStickyQueueScheduleToStartTimeout(Duration.ZERO)
                        .setDefaultDeadlockDetectionTimeout(60_000)
                        .build());
        worker.registerWorkflowImplementationTypes(RepaymentWorkflowRun.class);
        worker.registerActivitiesImplementations(side);
    }

    @Test
    void takesARepaymentThroughItsStepsInElevenEvents() {
        assertThat(repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(attribute("Outcome")).isEqualTo("APPLIED");
        assertThat(attribute("DealerId")).isEqualTo("D-1");
        assertThat(attribute("LoanType")).isEqualTo("DEALER");
        assertThat(history())
                .extracting(HistoryEvent::getEventType)
                .containsExactly(
                        EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
                        EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                        EVENT_TYPE_WORKFLOW_TASK_STARTED,
                        EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    }

    @Test
    void endsWithTheReasonWhenRefused() {
        Refusal refusal = new Refusal(RefusalReason.MORE_THAN_OWED, "Pay at most CNY 9.00.");
        side.decision = refusal;

        assertThat(repay()).isEqualTo(RepaymentResult.of(refusal));

        assertThat(side.tried).containsExactly("Log", "Apply");
        assertThat(attribute("Outcome")).isEqualTo("REFUSED");
        assertThat(details()).contains("MORE_THAN_OWED", "Pay at most CNY 9.00.");
    }

    @Test
    void appliesNothingUnderAKeyOfAnotherRequest() {
        side.logged = Logged.KEY_REUSED;

        assertThat(repay()).isEqualTo(RepaymentResult.keyReused());

        assertThat(side.tried).containsExactly("Log");
        assertThat(attribute("Outcome")).isEqualTo("KEY_REUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log", "Apply", "Promote", "Publish", "Clear"})
    void healsWithinTheQuickTries(String step) {
        side.failTimes(step, 2);

        assertThat(repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(side.tried.stream().filter(step::equals)).hasSize(3);
        assertThat(history()).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({
        "Log, log CNY 10000.00 for L-1",
        "Apply, apply to L-1",
        "Promote, promote to sent",
        "Publish, publish CNY 7234.49 of credit for D-1",
        "Clear, 'clear, mark sent'"
    })
    void goesOverToAnActivityThatPeopleSee(String step, String summary) {
        side.failTimes(step, 8);

        assertThat(repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(side.tried.stream().filter(step::equals)).hasSize(9);
        assertThat(events(EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).singleElement().satisfies(scheduled -> {
            assertThat(scheduled
                            .getActivityTaskScheduledEventAttributes()
                            .getActivityType()
                            .getName())
                    .isEqualTo(step);
            assertThat(summary(scheduled)).isEqualTo(summary);
        });
        assertThat(events(EVENT_TYPE_MARKER_RECORDED))
                .extracting(
                        e -> e.getMarkerRecordedEventAttributes().getFailure().toString())
                .filteredOn(failure -> !failure.isEmpty())
                .singleElement()
                .asString()
                .contains("the server for " + step + " is down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log", "Apply", "Promote", "Publish", "Clear"})
    void waitsForAnHourAndGoesOnByItself(String step) {
        long healed = temporal.currentTimeMillis() + Duration.ofHours(1).toMillis();
        side.failWhile(step, () -> temporal.currentTimeMillis() < healed);

        assertThat(repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(Timestamps.toMillis(history().getLast().getEventTime()))
                .isBetween(healed, healed + Duration.ofMinutes(1).toMillis());
    }

    @Test
    void saysWhatItWaitsForUntilItGoesOn() {
        AtomicBoolean down = new AtomicBoolean(true);
        side.failWhile("Publish", down::get);
        WorkflowClient.start(workflow()::repay, ACCEPTED);
        temporal.sleep(Duration.ofMinutes(1));

        assertThat(details()).contains("publish CNY 7234.49 of credit for D-1", "the server for Publish is down");

        down.set(false);
        assertThat(result()).isEqualTo(APPLIED);
        assertThat(details()).isEmpty();
    }

    @Test
    void startsOnceUnderOneId() {
        AtomicBoolean down = new AtomicBoolean(true);
        side.failWhile("Log", down::get);
        WorkflowClient.start(workflow()::repay, ACCEPTED);

        assertThatThrownBy(() -> WorkflowClient.start(workflow()::repay, ACCEPTED))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
        down.set(false);
        assertThat(result()).isEqualTo(APPLIED);
        assertThatThrownBy(() -> WorkflowClient.start(workflow()::repay, ACCEPTED))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);

        assertThat(side.done).isEqualTo(ALL_DONE);
    }

    @Test
    void repeatsTheStepsThatADeadWorkerCouldNotReport() throws InterruptedException {
        CountDownLatch publishing = new CountDownLatch(1);
        side.failWhile("Publish", () -> {
            boolean first = publishing.getCount() > 0;
            publishing.countDown();
            return first && hangUntilTheEnd();
        });
        WorkflowClient.start(workflow()::repay, ACCEPTED);
        publishing.await();

        replaceWorker();

        assertThat(result()).isEqualTo(APPLIED);
        assertThat(side.tried)
                .containsExactly("Log", "Apply", "Promote", "Publish", "Log", "Apply", "Promote", "Publish", "Clear");
    }

    @Test
    void resumesAtTheStepThatADeadWorkerWaitedFor() {
        AtomicBoolean down = new AtomicBoolean(true);
        side.failWhile("Publish", down::get);
        WorkflowClient.start(workflow()::repay, ACCEPTED);
        temporal.sleep(Duration.ofMinutes(1));

        replaceWorker();
        down.set(false);

        assertThat(result()).isEqualTo(APPLIED);
        assertThat(side.done).isEqualTo(ALL_DONE);
    }

    private void replaceWorker() {
        temporal.getWorkerFactory().shutdownNow();
        // Long enough for its polls to end: the test server would hand them a task that nobody then works on.
        temporal.getWorkerFactory().awaitTermination(1, TimeUnit.SECONDS);
        WorkerFactory another = WorkerFactory.newInstance(temporal.getWorkflowClient(), forgetful());
        equip(another);
        another.start();
    }

    /** A killed process does not notice being interrupted either; this one's late failure must change nothing. */
    private boolean hangUntilTheEnd() {
        while (true) {
            try {
                ended.await();
                return true;
            } catch (InterruptedException e) {
                Thread.onSpinWait();
            }
        }
    }

    private RepaymentWorkflow workflow() {
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

    private RepaymentResult repay() {
        return workflow().repay(ACCEPTED);
    }

    private WorkflowStub started() {
        return temporal.getWorkflowClient()
                .newUntypedWorkflowStub(RepaymentWorkflow.workflowId(REPAYMENT.repaymentId()));
    }

    private RepaymentResult result() {
        return started().getResult(RepaymentResult.class);
    }

    private String details() {
        return started()
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails();
    }

    private String attribute(String name) {
        return String.valueOf(started().describe().getTypedSearchAttributes().get(SearchAttributeKey.forKeyword(name)));
    }

    private List<HistoryEvent> history() {
        return temporal.getWorkflowClient()
                .fetchHistory(RepaymentWorkflow.workflowId(REPAYMENT.repaymentId()))
                .getEvents();
    }

    private List<HistoryEvent> events(EventType type) {
        return history().stream().filter(e -> e.getEventType() == type).toList();
    }

    private static String summary(HistoryEvent event) {
        return DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                event.getUserMetadata().getSummary(), String.class, String.class);
    }
}
