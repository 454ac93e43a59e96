package floorplan.runtime.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workflows that are started and signalled by a Floorplan process, and by somebody else who has reached Temporal. */
@Timeout(60)
class OursOnlyTest {
    private static final String QUEUE = "doors";
    private static final DataConverter OURS = new EncryptedPayloads()
            .dataConverter(new PayloadKeys("a", Map.of("a", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")));

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(OURS)
                            .build())
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new OursOnly())
                            // Each workflow task replays the whole history.
                            .setWorkflowCacheSize(0)
                            .build())
                    .build());
    private final WorkflowClient ours = temporal.getWorkflowClient();
    private final WorkflowClient anybody = WorkflowClient.newInstance(
            temporal.getWorkflowServiceStubs(),
            WorkflowClientOptions.newBuilder()
                    .setNamespace(temporal.getNamespace())
                    .build());

    /** Waits for a knock and returns the name of the last visitor. */
    @WorkflowInterface
    public interface Door {
        @WorkflowMethod
        String open(String greeting);

        @SignalMethod
        void knock(@Nullable String by);
    }

    /** The implementation of {@link Door}. */
    public static final class DoorRun implements Door {
        private @Nullable String last;
        private int knocks;

        @Override
        public String open(String greeting) {
            Workflow.await(() -> knocks > 0);
            Workflow.sleep(Duration.ofSeconds(1));
            return greeting + " " + last + " " + knocks;
        }

        @Override
        public void knock(@Nullable String by) {
            last = by;
            knocks++;
        }
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @SuppressWarnings("NullAway")
    private Worker worker() {
        Worker worker = temporal.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setStickyQueueScheduleToStartTimeout(Duration.ZERO)
                        .setDefaultDeadlockDetectionTimeout(60_000)
                        .build());
        worker.registerWorkflowImplementationTypes(
                new EncryptedPayloads()
                        .foreignInputFails()
                        .customize(WorkflowImplementationOptions.newBuilder(), worker, DoorRun.class, null)
                        .build(),
                DoorRun.class);
        return worker;
    }

    private static void start(WorkflowClient client, Object... input) {
        client.newUntypedWorkflowStub(
                        "Door",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("door")
                                .setTaskQueue(QUEUE)
                                .build())
                .start(input);
    }

    private static WorkflowStub door(WorkflowClient client) {
        return client.newUntypedWorkflowStub("door");
    }

    @Test
    void refuseASignalThatIsNotEncryptedAndOneThatSaysNothing() {
        worker();
        temporal.start();
        start(ours, "hello");

        door(anybody).signal("knock", "intruder");
        door(anybody).signal("knock");
        door(ours).signal("knock", "friend");

        assertThat(door(ours).getResult(String.class)).isEqualTo("hello friend 1");
    }

    @Test
    void failWhenSomebodyElseHasStartedThem() {
        worker();
        temporal.start();
        start(anybody, "hello");

        assertThatThrownBy(() -> door(ours).getResult(String.class)).isInstanceOf(WorkflowFailedException.class);
    }

    @Test
    void failWhenNobodySaysWhatTheyAreStartedWith() {
        worker();
        temporal.start();
        start(anybody);

        assertThatThrownBy(() -> door(ours).getResult(String.class)).isInstanceOf(WorkflowFailedException.class);
    }

    /** The payloads of this history are not encrypted, and one of its signals has no argument. */
    @Test
    void goOnWhereTheirHistoryIsOlderThanThis() {
        WorkflowExecutionHistory old = oldHistory();

        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(old, worker()))
                .doesNotThrowAnyException();
    }

    private static WorkflowExecutionHistory oldHistory() {
        try (TestWorkflowEnvironment before = TestWorkflowEnvironment.newInstance()) {
            before.newWorker(QUEUE).registerWorkflowImplementationTypes(DoorRun.class);
            before.start();
            WorkflowClient client = before.getWorkflowClient();
            start(client, "hello");
            door(client).signal("knock", "somebody");
            door(client).signal("knock");
            assertThat(door(client).getResult(String.class)).isEqualTo("hello null 2");
            return client.fetchHistory("door");
        }
    }
}
