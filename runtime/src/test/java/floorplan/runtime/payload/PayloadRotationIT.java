package floorplan.runtime.payload;

import static floorplan.store.Patience.await;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.devstack.TestStack;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A key rotated while a workflow waits, on the real server. */
class PayloadRotationIT {
    private static final String QUEUE = "rotation-" + UUID.randomUUID();
    private static final String OLD_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW_KEY =
            Base64.getEncoder().encodeToString("n".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private static final Map<String, String> OLD = Map.of("old", OLD_KEY);
    private static final Map<String, String> BOTH = Map.of("old", OLD_KEY, "new", NEW_KEY);

    private static final WorkflowServiceStubs TEMPORAL =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET"))
                    .build());

    @AfterAll
    static void close() {
        TEMPORAL.shutdownNow();
    }

    /** Receives two words and returns them in one sentence. */
    @WorkflowInterface
    public interface Gathering {
        @WorkflowMethod
        String gather(String greeting);

        @SignalMethod
        void word(String word);
    }

    /** The implementation of {@link Gathering}. */
    public static final class GatheringRun implements Gathering {
        private final List<String> words = new ArrayList<>();

        @Override
        public String gather(String greeting) {
            Workflow.await(() -> words.size() == 2);
            return greeting + " " + String.join(" ", words);
        }

        @Override
        public void word(String word) {
            words.add(word);
        }
    }

    private static WorkflowClient client(String active, Map<String, String> keys) {
        return WorkflowClient.newInstance(
                TEMPORAL,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(new EncryptedPayloads().dataConverter(new PayloadKeys(active, keys)))
                        .build());
    }

    private static WorkerFactory worker(WorkflowClient client) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(QUEUE).registerWorkflowImplementationTypes(GatheringRun.class);
        factory.start();
        return factory;
    }

    @Test
    void aWorkflowThatBeganWithTheOldKeyEndsWithTheNewOne() throws Exception {
        WorkflowClient before = client("old", OLD);
        WorkflowClient after = client("new", BOTH);
        String id = "rotation:" + UUID.randomUUID();

        WorkerFactory old = worker(before);
        Gathering gathering = before.newWorkflowStub(
                Gathering.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(QUEUE)
                        .build());
        WorkflowClient.start(gathering::gather, "books");
        gathering.word("stay");
        await("the word heard")
                .until(() ->
                        before.fetchHistory(id).getLastEvent().getEventType() == EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
        old.shutdownNow();
        old.awaitTermination(10, TimeUnit.SECONDS);

        WorkerFactory fresh = worker(after);
        after.newWorkflowStub(Gathering.class, id).word("closed");
        assertThat(after.newUntypedWorkflowStub(id).getResult(String.class)).isEqualTo("books stay closed");
        fresh.shutdownNow();

        WorkflowExecutionHistory history = after.fetchHistory(id);
        assertThat(keysOf(history)).containsExactly("new", "old");
        replay(history, after);
        assertThatThrownBy(() -> replay(history, before))
                .hasStackTraceContaining("encrypted with the key new: keep it among floorplan.payloads.keys");
    }

    private static void replay(WorkflowExecutionHistory history, WorkflowClient client) throws Exception {
        try (var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(client.getOptions())
                .build())) {
            WorkflowReplayer.replayWorkflowExecution(history, environment, GatheringRun.class);
        }
    }

    private static Set<String> keysOf(WorkflowExecutionHistory history) {
        Set<String> keys = new TreeSet<>();
        Pattern.compile("\"encryption-key-id\"\\s+value: \"(\\w+)\"")
                .matcher(history.getEvents().toString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(keys::add);
        return keys;
    }
}
