package floorplan.workflows.reversal;

import static floorplan.workflows.reversal.BouncedSide.MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.RealTimePatience;
import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(RealTimePatience.OF_A_TEST)
class ReversalWorkflowTest {
    private static final String ID = MOVEMENT.sourceId();
    private static final List<String> ALL_DONE =
            List.of("log " + ID, "apply " + ID, "promote reversal:" + ID, "publish reversal:" + ID, "clear " + ID);

    private final BouncedSide side = new BouncedSide();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .registerSearchAttribute("DealerId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("LoanId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .build());

    ReversalWorkflowTest() {
        Worker worker = temporal.newWorker(TaskQueues.ACCOUNT);
        worker.registerWorkflowImplementationTypes(ReversalWorkflowRun.class);
        worker.registerActivitiesImplementations(side, side.sending());
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    private ReversalResult reverse() {
        WorkflowClient client = temporal.getWorkflowClient();
        assertThat(new ReversalStarts(client)
                        .start(new AcceptedReversal(ID, "dealer-portal", "bounced", ReversalKind.BOUNCED)))
                .isTrue();
        return client.newUntypedWorkflowStub(ReversalWorkflow.workflowId(ID)).getResult(ReversalResult.class);
    }

    @Test
    void takesItsStepsInOrder() {
        assertThat(reverse()).isEqualTo(new ReversalResult(MovementPayload.of(MOVEMENT)));
        assertThat(side.done).isEqualTo(ALL_DONE);
    }

    @Test
    void tellsInTheTemporalUiHowMuchIsOwedAgain() {
        reverse();

        assertThat(temporal.getWorkflowClient()
                        .newUntypedWorkflowStub(ReversalWorkflow.workflowId(ID))
                        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                        .getCurrentDetails())
                .isEqualTo("Loan L-1 owes CNY 7234.49 of principal more. " + BouncedSide.CORRECTION);
    }

    @Test
    void endsWhereThereIsNothingToReverse() {
        side.applied = false;

        assertThat(reverse()).isEqualTo(new ReversalResult(null));
        assertThat(side.done).containsExactly("log " + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "apply", "promote", "publish", "clear"})
    void goesOnWhenAServerIsBack(String step) {
        side.failures.put(step, 8);

        assertThat(reverse()).isEqualTo(new ReversalResult(MovementPayload.of(MOVEMENT)));
        assertThat(side.done).isEqualTo(ALL_DONE);
    }
}
