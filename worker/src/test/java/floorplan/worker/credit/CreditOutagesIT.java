package floorplan.worker.credit;

import static floorplan.store.Patience.await;
import static floorplan.worker.credit.CreditSide.restoration;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.Server;
import floorplan.domain.credit.CreditMovement;
import floorplan.store.LockedRows;
import floorplan.store.TestSchema;
import floorplan.store.credit.CreditQueues;
import floorplan.workflows.credit.CreditRestores;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** Credit messages while a server is down, a queue is gone or a row is locked. */
class CreditOutagesIT {
    private static final long USED = 1_000_000;

    /** A test ends its outage after this many tries of the listener, so the listener has paused between two tries. */
    private static final int TRIES = 3;

    private static CreditSide credit;

    @BeforeAll
    static void start() {
        credit = new CreditSide(Map.of(
                "floorplan.credit.tries", "2",
                "floorplan.credit.first-pause", "100ms",
                "floorplan.credit.longest-pause", "500ms"));
    }

    @AfterAll
    static void stop() {
        credit.close();
    }

    @BeforeEach
    void empty() {
        credit.empty();
        credit.line("d1", USED);
        credit.line("d2", USED);
        credit.line("poor", 5);
    }

    /** The messages are acknowledged, not only carried out: none comes back after the listener has stopped. */
    private static void assertNothingComesBack() {
        credit.listener().stop();
        assertThat(credit.ready(CreditQueues.CREDIT)).isZero();
        credit.listener().start();
    }

    @Test
    void disconnectsFromASilentBroker() {
        assertThat(credit.worker
                        .getBean(CachingConnectionFactory.class)
                        .getRabbitConnectionFactory()
                        .getRequestedHeartbeat())
                .isEqualTo(10);
    }

    @Test
    void aDealersLockedLineMakesItsOwnMessagesWaitVisiblyAndNoOthers() {
        CreditMovement locked = restoration("d1", 10);
        CreditMovement free = restoration("d2", 10);
        WorkflowStub waiting = credit.temporal().newUntypedWorkflowStub(CreditRestores.workflowId(locked.messageId()));
        String line = "SELECT used FROM credit_line WHERE dealer_id = 'd1'";
        LockedRows.during(TestSchema.connections("clms", "owner"), line, () -> {
            List.of(locked, free).forEach(message -> {
                credit.markSent(message);
                credit.publish(message);
            });
            await("the other dealer's credit restored").until(() -> credit.used("d2") == USED - 10);
            await("the reason shown").until(() -> lastFailure(waiting).contains("credit line of dealer d1 is locked"));
        });
        await("restored").until(() -> credit.used("d1") == USED - 10);
        assertThat(credit.logged("DEAD_LETTER")).isZero();
    }

    /** The last failure of a workflow's pending step, decrypted; empty if there is none. */
    private static String lastFailure(WorkflowStub workflow) {
        DataConverter payloads = credit.temporal().getOptions().getDataConverter();
        try {
            return workflow.describe().getRawDescription().getPendingActivitiesList().stream()
                    .filter(PendingActivityInfo::hasLastFailure)
                    .map(step -> String.valueOf(
                            payloads.failureToException(step.getLastFailure()).getMessage()))
                    .collect(Collectors.joining());
        } catch (WorkflowNotFoundException notYet) {
            return "";
        }
    }

    @Test
    void restoresABacklogWhoseMarksRedisHasLostWithoutAWorkflowPerMessage() throws Exception {
        Instant start = Instant.now();
        credit.listener().stop();
        for (int i = 0; i < 2_000; i++) {
            CreditMovement message = restoration("d1", 1);
            credit.logApplied(message);
            credit.publish(message);
        }
        credit.listener().start();

        await("all restored").until(() -> credit.logged("RESTORED") == 2_000);
        assertThat(credit.used("d1")).isEqualTo(USED - 2_000);
        assertThat(credit.workflows("credit-check:", start)).isLessThanOrEqualTo(200);
    }

    @Test
    void waitsUnacknowledgedWhileTheDatabaseIsDownAndDrainsAfterwards() throws Exception {
        Instant start = Instant.now();
        credit.stack.kill(Server.MARIADB);
        try (FailedTries tries = new FailedTries()) {
            for (int i = 0; i < 50; i++) {
                CreditMovement message = restoration("d1", 1);
                credit.markSent(message);
                credit.publish(message);
            }
            await("tried in vain").until(() -> tries.count() >= TRIES);
            assertThat(credit.marks()).isEqualTo(50);
        } finally {
            credit.stack.restart(Server.MARIADB);
        }
        await("all restored").until(() -> credit.logged("RESTORED") == 50);
        await("no marks left").until(() -> credit.marks() == 0);
        assertThat(credit.logged("DEAD_LETTER")).isZero();
        assertThat(credit.workflows("credit", start)).isZero();
        assertNothingComesBack();
    }

    @Test
    void waitsWhileRedisIsDown() throws Exception {
        CreditMovement message = restoration("d1", 1);
        credit.markSent(message);
        credit.stack.kill(Server.REDIS);
        try (FailedTries tries = new FailedTries()) {
            credit.publish(message);
            await("tried in vain").until(() -> tries.count() >= TRIES);
            assertThat(credit.logged("RESTORED")).isZero();
        } finally {
            credit.stack.restart(Server.REDIS);
        }
        await("restored").until(() -> credit.used("d1") == USED - 1);
        assertThat(credit.logged("DEAD_LETTER")).isZero();
    }

    @Test
    void declaresItsQueueAgainWhereSomebodyHasDeletedIt() throws Exception {
        CreditMovement before = restoration("d1", 1);
        credit.markSent(before);
        credit.publish(before);
        await("restored").until(() -> credit.used("d1") == USED - 1);

        new RabbitAdmin(credit.servers.rabbit()).deleteQueue(CreditQueues.CREDIT);
        await("a queue and its consumer").until(() -> credit.consumers(CreditQueues.CREDIT) == 1);

        CreditMovement after = restoration("d2", 1);
        credit.markSent(after);
        credit.publish(after);
        await("restored").until(() -> credit.used("d2") == USED - 1);
    }
}
