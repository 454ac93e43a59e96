package floorplan.workflows.credit;

import static floorplan.workflows.RealTimePatience.await;
import static floorplan.workflows.credit.ScriptedSteps.Try.REFUSED;
import static floorplan.workflows.credit.ScriptedSteps.Try.RESTORED;
import static floorplan.workflows.credit.ScriptedSteps.Try.SERVERS_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.Decision;
import floorplan.domain.money.Money;
import floorplan.workflows.RealTimePatience;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(RealTimePatience.OF_A_TEST)
class CreditRestoreWorkflowTest {
    private static final RefusedMessage MESSAGE = RefusedMessage.of(
            "m1",
            CreditMovement.restoration(
                    "m1", "loan", "dealer", new Money(Currency.getInstance("CNY"), 1_00), LocalDate.of(2026, 3, 10)),
            3,
            Duration.ofSeconds(1));

    private final ScriptedSteps steps = new ScriptedSteps();
    private TestWorkflowEnvironment temporal;
    private CreditRestores restores;

    @BeforeEach
    void start() {
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        for (var attribute : new io.temporal.common.SearchAttributeKey<?>[] {
            SearchKeys.LOAN_ID, SearchKeys.DEALER_ID, SearchKeys.OUTCOME
        }) {
            options.registerSearchAttribute(attribute.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        }
        temporal = TestWorkflowEnvironment.newInstance(options.build());
        Worker worker = temporal.newWorker(TaskQueues.CLMS);
        worker.registerWorkflowImplementationTypes(CreditRestoreWorkflowRun.class);
        worker.registerActivitiesImplementations(steps);
        temporal.start();
        restores = new CreditRestores(temporal.getWorkflowClient());
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    private WorkflowStub workflow() {
        return temporal.getWorkflowClient().newUntypedWorkflowStub(CreditRestores.workflowId("m1"));
    }

    private CreditOutcome result() {
        return workflow().getResult(CreditOutcome.class);
    }

    private void decide(Decision decision) {
        steps.decide(decision);
        restores.decided(MESSAGE, "somebody");
    }

    @Test
    void restoresWhatIsNoLongerRefused() {
        steps.script(REFUSED, REFUSED, RESTORED);
        restores.start(MESSAGE);

        assertThat(result()).isEqualTo(CreditOutcome.RESTORED);
        assertThat(steps.tries).isEqualTo(3);
        assertThat(steps.deadLetters()).isZero();
    }

    @Test
    void becomesADeadLetterAfterItsTriesAndWaitsForAPerson() throws Exception {
        steps.script(REFUSED, REFUSED, REFUSED);
        restores.start(MESSAGE);
        await("a dead letter")
                .until(() -> "DEAD_LETTER"
                        .equals(workflow().describe().getTypedSearchAttributes().get(SearchKeys.OUTCOME)));
        assertThat(steps.tries).isEqualTo(3);
        assertThat(workflow().describe().getStatus().name()).endsWith("RUNNING");

        steps.script(RESTORED);
        decide(Decision.RETRY);
        assertThat(result()).isEqualTo(CreditOutcome.RESTORED);
    }

    @Test
    void aRetryThatFailsAgainIsDecidedAnew() throws Exception {
        steps.script(REFUSED, REFUSED, REFUSED);
        restores.start(MESSAGE);
        await("a dead letter").until(() -> steps.deadLetters() == 1);

        steps.script(REFUSED, REFUSED, REFUSED);
        decide(Decision.RETRY);
        await("a dead letter again").until(() -> steps.deadLetters() == 2);

        decide(Decision.DISCARD);
        assertThat(result()).isEqualTo(CreditOutcome.DISCARDED);
        assertThat(steps.tries).isEqualTo(6);
    }

    @Test
    void aServerThatIsDownUsesUpNoTry() {
        steps.script(REFUSED, SERVERS_DOWN, SERVERS_DOWN, REFUSED, RESTORED);
        restores.start(MESSAGE);

        assertThat(result()).isEqualTo(CreditOutcome.RESTORED);
        assertThat(steps.awaited).isEqualTo(2);
    }

    @Test
    void triesBeforeAServerWentDownStillCount() throws Exception {
        steps.script(REFUSED, SERVERS_DOWN, REFUSED, REFUSED);
        restores.start(MESSAGE);

        await("a dead letter").until(() -> steps.deadLetters() == 1);
        assertThat(steps.tries).isEqualTo(4);
    }

    @Test
    void followsADecisionWhenTheHistoryIsLost() {
        steps.startAsDeadLetter(Decision.RETRY);
        steps.script(RESTORED);
        restores.decided(MESSAGE, "somebody");

        assertThat(result()).isEqualTo(CreditOutcome.RESTORED);
        assertThat(steps.tries).isEqualTo(1);
    }

    @Test
    void oneMessageDeliveredTwiceIsOneWorkflow() {
        steps.script(REFUSED, RESTORED);
        restores.start(MESSAGE);
        restores.start(MESSAGE);

        assertThat(result()).isEqualTo(CreditOutcome.RESTORED);
        assertThat(steps.tries).isEqualTo(2);
    }

    @Test
    void goesOnOnceTheLogAnswersAgain() {
        steps.hideLog(6);
        steps.script(RESTORED);
        restores.start(MESSAGE);

        assertThat(result()).isEqualTo(CreditOutcome.RESTORED);
    }
}
