package floorplan.workflows.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.Decision;
import floorplan.workflows.RealTimePatience;
import floorplan.workflows.TaskQueues;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(RealTimePatience.OF_A_TEST)
class BulkWorkflowTest {
    private final AtomicInteger rounds = new AtomicInteger();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    @AfterEach
    void stop() {
        temporal.close();
    }

    private WorkflowStub carriedOutBy(BulkSteps steps) {
        Worker worker = temporal.newWorker(TaskQueues.CLMS);
        worker.registerWorkflowImplementationTypes(BulkWorkflowRun.class);
        worker.registerActivitiesImplementations(steps);
        temporal.start();
        BulkStarts starts = new BulkStarts(temporal.getWorkflowClient());
        assertThat(starts.decideDeadLetters("b1", Decision.RETRY, "a test")).isTrue();
        return starts.workflow("b1");
    }

    @Test
    void waitsUntilEachItemHasItsResult() {
        WorkflowStub bulk = carriedOutBy(id -> switch (rounds.incrementAndGet()) {
            case 1 -> new BulkStanding(1, 2, 0, 0, 0);
            case 2 -> new BulkStanding(0, 1, 2, 0, 0);
            default -> new BulkStanding(0, 0, 2, 1, 0);
        });

        assertThat(bulk.getResult(BulkStanding.class)).isEqualTo(new BulkStanding(0, 0, 2, 1, 0));
        assertThat(rounds).hasValue(3);
    }

    @Test
    void beginsANewHistoryBeforeTheOldOneGetsLong() {
        int all = 2 * BulkWorkflowRun.ROUNDS_A_RUN + 7;
        WorkflowStub bulk = carriedOutBy(id -> new BulkStanding(all - rounds.incrementAndGet(), 0, 0, 0, 0));
        String first = Objects.requireNonNull(bulk.getExecution()).getRunId();

        assertThat(bulk.getResult(BulkStanding.class)).isNotNull();
        assertThat(rounds).hasValue(all);
        assertThat(temporal.getWorkflowClient().fetchHistory("bulk:b1", first).getEvents())
                .hasSizeLessThan(1_000);
    }
}
