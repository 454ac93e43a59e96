package floorplan.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalResultsTest {
    private static final String QUEUE = "here";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Waits long, because a workflow begins late on a busy machine. */
    private final LocalResults here = new LocalResults(Duration.ofSeconds(10));

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(here)
                            .build())
                    .build());

    @WorkflowInterface
    public interface Greeting {
        @WorkflowMethod
        String greet(String whom);
    }

    public static final class GreetingRun implements Greeting {
        @Override
        public String greet(String whom) {
            switch (whom) {
                case "nobody" -> throw ApplicationFailure.newNonRetryableFailure("nobody is there", "Nobody");
                case "a sleeper" -> Workflow.await(() -> false);
                default -> {}
            }
            return "hello " + whom;
        }
    }

    @BeforeEach
    void startWorker() {
        temporal.newWorker(QUEUE).registerWorkflowImplementationTypes(GreetingRun.class);
        temporal.start();
    }

    @AfterEach
    void stopWorker() {
        temporal.close();
    }

    private void start(String workflowId, String whom) {
        Greeting greeting = temporal.getWorkflowClient()
                .newWorkflowStub(
                        Greeting.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(workflowId)
                                .setTaskQueue(QUEUE)
                                .build());
        WorkflowClient.start(greeting::greet, whom);
    }

    @Test
    void tellsWhatAWorkflowOfThisProcessCameTo() {
        try (LocalResults.LocalRun run = here.watch("w1")) {
            start("w1", "world");
            assertThat(run.result(LONG, String.class)).contains("hello world");
        }
    }

    @Test
    void tellsNothingOfAWorkflowThatFailed() {
        try (LocalResults.LocalRun run = here.watch("w2")) {
            start("w2", "nobody");
            assertThat(run.result(LONG, String.class)).isEmpty();
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        try (LocalResults.LocalRun run = here.watch("w3")) {
            start("w3", "a sleeper");
            long start = System.nanoTime();
            assertThat(run.result(SHORT, String.class)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, LONG);
        }
    }

    /** The workflow runs in another process, so its result comes through Temporal. */
    @Test
    void givesUpSoonOnAWorkflowThatDoesNotBeginHere() {
        try (LocalResults.LocalRun run = new LocalResults(SHORT).watch("elsewhere")) {
            long start = System.nanoTime();
            assertThat(run.result(LONG, String.class)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(3));
        }
    }

    @Test
    void doesNotWaitForAWorkflowThatWasStartedBefore() {
        try (LocalResults.LocalRun run = here.watch("w1")) {
            run.abandon();
            assertThat(run.result(LONG, String.class)).isEmpty();
        }
    }
}
