package floorplan.workflows.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of the steps of a bank's file. */
class ReceiptFileWorkflowTest {
    private final ScriptedFile file = new ScriptedFile();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .registerSearchAttribute(SearchKeys.OUTCOME.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .build());

    @BeforeEach
    void start() {
        Worker worker = temporal.newWorker(TaskQueues.ACCOUNT);
        worker.registerWorkflowImplementationTypes(ReceiptFileWorkflowRun.class);
        worker.registerActivitiesImplementations(file);
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void stagesThenBooksThenAppliesThenFinishes() {
        assertThat(workflow().book("file")).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(file.calls).containsExactly("stage", "book", "apply", "finish");
    }

    @Test
    void booksNothingOfAFileThatIsOutOfBalance() {
        file.staged = ReceiptFileStatus.OUT_OF_BALANCE;

        assertThat(workflow().book("file")).isEqualTo(ReceiptFileStatus.OUT_OF_BALANCE);
        assertThat(file.calls).containsExactly("stage");
    }

    @Test
    void endsWithoutBookingWhileAPersonMustDecide() {
        file.staged = ReceiptFileStatus.HELD;

        assertThat(workflow().book("file")).isEqualTo(ReceiptFileStatus.HELD);
        assertThat(file.calls).containsExactly("stage");
    }

    @Test
    void goesOnWhenTheDatabaseIsBack() {
        file.failures.set(20);

        assertThat(workflow().book("file")).isEqualTo(ReceiptFileStatus.POSTED);
        assertThat(file.calls).hasSize(24).endsWith("finish");
    }

    @Test
    void carriesOnAlthoughItIsCancelled() {
        file.failures.set(20);
        ReceiptFileWorkflow workflow = workflow();
        WorkflowClient.start(workflow::book, "file");
        temporal.sleep(Duration.ofSeconds(10));

        WorkflowStub.fromTyped(workflow).cancel();

        assertThatThrownBy(() -> WorkflowStub.fromTyped(workflow).getResult(ReceiptFileStatus.class))
                .isInstanceOf(WorkflowFailedException.class);
        assertThat(file.calls).endsWith("book", "apply", "finish");
    }

    private ReceiptFileWorkflow workflow() {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        ReceiptFileWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .setWorkflowId(ReceiptFileWorkflow.workflowId("file"))
                                .build());
    }
}
