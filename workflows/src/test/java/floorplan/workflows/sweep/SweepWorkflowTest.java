package floorplan.workflows.sweep;

import static floorplan.workflows.sweep.SweepStage.DECISIONS;
import static floorplan.workflows.sweep.SweepStage.PREPARED;
import static floorplan.workflows.sweep.SweepStage.REPAYMENTS;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.workflows.RealTimePatience;
import floorplan.workflows.TaskQueues;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(RealTimePatience.OF_A_TEST)
class SweepWorkflowTest {
    private final ScriptedSides sides = new ScriptedSides();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    SweepWorkflowTest() {
        Worker account = temporal.newWorker(TaskQueues.ACCOUNT);
        account.registerWorkflowImplementationTypes(SweepWorkflowRun.class);
        account.registerActivitiesImplementations(sides);
        temporal.newWorker(TaskQueues.CLMS).registerActivitiesImplementations(sides);
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    private WorkflowStub sweep() {
        WorkflowStub sweep = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "Sweep",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("sweep")
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
        sweep.start(Duration.ofMinutes(2), SweepProgress.BEGINNING);
        return sweep;
    }

    private static Map<?, ?> result(WorkflowStub sweep) {
        return Objects.requireNonNull(sweep.getResult(Map.class));
    }

    @Test
    void goesThroughEveryPageOfEveryStageInOrder() {
        sides.pages.put(PREPARED, 2);
        sides.pages.put(DECISIONS, 3);

        assertThat(result(sweep())).isEqualTo(Map.of("PREPARED", 2, "DECISIONS", 3));
        assertThat(sides.asked)
                .containsExactly(
                        "PREPARED 1",
                        "PREPARED 2",
                        "REPAYMENTS 1",
                        "REVERSALS 1",
                        "CORRECTIONS 1",
                        "IMPORTS 1",
                        "RECEIPT_FILES 1",
                        "LOAN_BULKS 1",
                        "DECISIONS 1",
                        "DECISIONS 2",
                        "DECISIONS 3",
                        "LETTER_BULKS 1",
                        "STRAYS 1");
    }

    @Test
    void leavesAStageWhoseServerIsDownToTheNextSweepAndGoesOn() {
        sides.pages.put(REPAYMENTS, 1);
        sides.down.add(PREPARED);

        assertThat(result(sweep())).isEqualTo(Map.of("REPAYMENTS", 1));
        assertThat(sides.asked)
                .containsExactly(
                        "REPAYMENTS 1",
                        "REVERSALS 1",
                        "CORRECTIONS 1",
                        "IMPORTS 1",
                        "RECEIPT_FILES 1",
                        "LOAN_BULKS 1",
                        "DECISIONS 1",
                        "LETTER_BULKS 1",
                        "STRAYS 1");
    }

    @Test
    void takesOverEachStepOfADeadWorkerWithinSeconds() {
        result(sweep());

        assertThat(temporal.getWorkflowClient().fetchHistory("sweep").getEvents().stream()
                        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                        .map(event -> event.getActivityTaskScheduledEventAttributes()
                                .getHeartbeatTimeout()
                                .getSeconds()))
                .hasSize(10)
                .containsOnly(10L);
    }

    @Test
    void beginsANewHistoryBeforeTheOldOneGetsLongAndLosesNoPage() {
        int pages = 2 * SweepWorkflowRun.PAGES_A_RUN + 7;
        sides.pages.put(REPAYMENTS, pages);

        WorkflowStub sweep = sweep();
        assertThat(result(sweep)).isEqualTo(Map.of("REPAYMENTS", pages));

        assertThat(new HashSet<>(sides.asked)).hasSameSizeAs(sides.asked).hasSize(pages + 9);
        String first = Objects.requireNonNull(sweep.getExecution()).getRunId();
        assertThat(temporal.getWorkflowClient().fetchHistory("sweep", first).getEvents())
                .hasSizeLessThan(1_000)
                .last()
                .matches(event -> event.getEventType() == EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW);
    }
}
