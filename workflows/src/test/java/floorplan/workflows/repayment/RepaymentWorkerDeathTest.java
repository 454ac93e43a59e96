package floorplan.workflows.repayment;

import static floorplan.workflows.repayment.AccountSide.ACCEPTED;
import static floorplan.workflows.repayment.AccountSide.ALL_DONE;
import static floorplan.workflows.repayment.AccountSide.APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.workflows.RealTimePatience;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that dies in the middle of a repayment, and another that takes its place. */
@Timeout(RealTimePatience.OF_A_TEST)
class RepaymentWorkerDeathTest {
    private final AccountSide side = new AccountSide();
    private final RepaymentServer server = new RepaymentServer(side);
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void stop() {
        ended.countDown();
        server.close();
    }

    @Test
    void repeatsTheStepsThatADeadWorkerCouldNotReport() throws InterruptedException {
        CountDownLatch publishing = new CountDownLatch(1);
        side.failWhile("Publish", () -> {
            boolean first = publishing.getCount() > 0;
            publishing.countDown();
            return first && hangUntilTheEnd();
        });
        WorkflowClient.start(server.workflow()::repay, ACCEPTED);
        publishing.await();

        server.replaceWorker();

        assertThat(server.result()).isEqualTo(APPLIED);
        assertThat(side.tried)
                .containsExactly("Log", "Apply", "Promote", "Publish", "Log", "Apply", "Promote", "Publish", "Clear");
    }

    @Test
    void resumesAtTheStepThatADeadWorkerWaitedFor() {
        AtomicBoolean down = new AtomicBoolean(true);
        side.failWhile("Publish", down::get);
        WorkflowClient.start(server.workflow()::repay, ACCEPTED);
        server.sleep(Duration.ofMinutes(1));

        server.replaceWorker();
        down.set(false);

        assertThat(server.result()).isEqualTo(APPLIED);
        assertThat(side.done).isEqualTo(ALL_DONE);
    }

    /** Ignores interruption, as a killed process does. The late failure of this try must change nothing. */
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
}
