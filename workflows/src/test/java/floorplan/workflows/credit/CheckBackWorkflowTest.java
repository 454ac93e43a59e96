package floorplan.workflows.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.workflows.RealTimePatience;
import floorplan.workflows.TaskQueues;
import io.temporal.client.WorkflowFailedException;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(RealTimePatience.OF_A_TEST)
class CheckBackWorkflowTest {
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final CheckBacks checkBacks = new CheckBacks(temporal.getWorkflowClient(), Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        temporal.close();
    }

    private void start(AccountLog account) {
        temporal.newWorker(TaskQueues.CLMS).registerWorkflowImplementationTypes(CheckBackWorkflowRun.class);
        temporal.newWorker(TaskQueues.ACCOUNT).registerActivitiesImplementations(account);
        temporal.start();
    }

    @Test
    void asksTheAccountSideOncePerBatch() {
        start(ids -> ids.stream().filter(id -> id.startsWith("applied")).toList());

        assertThat(checkBacks.applied(List.of("phantom", "applied-2", "applied-1")))
                .isEqualTo(Set.of("applied-1", "applied-2"));
    }

    @Test
    void answersNothingWhenTheAccountSideDoesNot() {
        start(ids -> {
            throw new IllegalStateException("MySQL is down");
        });

        assertThatThrownBy(() -> checkBacks.applied(List.of("a"))).isInstanceOf(WorkflowFailedException.class);
    }
}
