package floorplan.workflows.repayment;

import static floorplan.workflows.repayment.AccountSide.ACCEPTED;
import static floorplan.workflows.repayment.AccountSide.ALL_DONE;
import static floorplan.workflows.repayment.AccountSide.APPLIED;
import static floorplan.workflows.repayment.AccountSide.REPAYMENT;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_MARKER_RECORDED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.workflows.RealTimePatience;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(RealTimePatience.OF_A_TEST)
class RepaymentWorkflowTest {
    private final AccountSide side = new AccountSide();
    private final RepaymentServer server = new RepaymentServer(side);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesARepaymentThroughItsStepsInElevenEvents() {
        assertThat(server.repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(server.attribute("Outcome")).isEqualTo("APPLIED");
        assertThat(server.attribute("DealerId")).isEqualTo("D-1");
        assertThat(server.attribute("LoanType")).isEqualTo("DEALER");
        assertThat(server.history())
                .extracting(HistoryEvent::getEventType)
                .containsExactly(
                        EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
                        EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                        EVENT_TYPE_WORKFLOW_TASK_STARTED,
                        EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_MARKER_RECORDED,
                        EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    }

    /** The database was down when the client was answered. */
    @Test
    void wasAcceptedWhenItsWorkflowWasStartedIfNobodyElseKnows() {
        assertThat(server.repay(RepaymentPayload.of(REPAYMENT.acceptedAt(null))))
                .isEqualTo(APPLIED);

        assertThat(side.given.acceptedAt()).isEqualTo(server.startedAt());
    }

    @Test
    void endsWithTheReasonWhenRefused() {
        Refusal refusal = new Refusal(RefusalReason.MORE_THAN_OWED, "Pay at most CNY 9.00.");
        side.decision = refusal;

        assertThat(server.repay()).isEqualTo(RepaymentResult.of(refusal));

        assertThat(side.tried).containsExactly("Log", "Apply");
        assertThat(server.attribute("Outcome")).isEqualTo("REFUSED");
        assertThat(server.details()).contains("MORE_THAN_OWED", "Pay at most CNY 9.00.");
    }

    @Test
    void saysByHowMuchALateOneCorrectedItsLoan() {
        side.correction = "Correction L-1:1: late fee -200.00.";

        assertThat(server.repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(server.details()).endsWith(" Correction L-1:1: late fee -200.00.");
    }

    @Test
    void appliesNothingUnderAKeyOfAnotherRequest() {
        side.logged = Logged.KEY_REUSED;

        assertThat(server.repay()).isEqualTo(RepaymentResult.keyReused());

        assertThat(side.tried).containsExactly("Log");
        assertThat(server.attribute("Outcome")).isEqualTo("KEY_REUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log", "Apply", "Promote", "Publish", "Clear"})
    void healsWithinTheQuickTries(String step) {
        side.failTimes(step, 2);

        assertThat(server.repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(side.tried.stream().filter(step::equals)).hasSize(3);
        assertThat(server.history()).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({
        "Log, log CNY 10000.00 for L-1",
        "Apply, apply to L-1",
        "Promote, promote to sent",
        "Publish, publish CNY 7234.49 of credit for D-1",
        "Clear, 'clear, mark sent'"
    })
    void goesOverToAnActivityThatPeopleSee(String step, String summary) {
        side.failTimes(step, 8);

        assertThat(server.repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(side.tried.stream().filter(step::equals)).hasSize(9);
        assertThat(server.events(EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
                .singleElement()
                .satisfies(scheduled -> {
                    assertThat(scheduled
                                    .getActivityTaskScheduledEventAttributes()
                                    .getActivityType()
                                    .getName())
                            .isEqualTo(step);
                    assertThat(RepaymentServer.summary(scheduled)).isEqualTo(summary);
                });
        assertThat(server.events(EVENT_TYPE_MARKER_RECORDED))
                .extracting(
                        e -> e.getMarkerRecordedEventAttributes().getFailure().toString())
                .filteredOn(failure -> !failure.isEmpty())
                .singleElement()
                .asString()
                .contains("the server for " + step + " is down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log", "Apply", "Promote", "Publish", "Clear"})
    void waitsForAnHourAndGoesOnByItself(String step) {
        long healed = server.now() + Duration.ofHours(1).toMillis();
        side.failWhile(step, () -> server.now() < healed);

        assertThat(server.repay()).isEqualTo(APPLIED);

        assertThat(side.done).isEqualTo(ALL_DONE);
        assertThat(Timestamps.toMillis(server.history().getLast().getEventTime()))
                .isBetween(healed, healed + Duration.ofMinutes(1).toMillis());
    }

    @Test
    void saysWhatItWaitsForUntilItGoesOn() {
        AtomicBoolean down = new AtomicBoolean(true);
        side.failWhile("Publish", down::get);
        WorkflowClient.start(server.workflow()::repay, ACCEPTED);
        server.sleep(Duration.ofMinutes(1));

        assertThat(server.details())
                .contains("publish CNY 7234.49 of credit for D-1", "the server for Publish is down");

        down.set(false);
        assertThat(server.result()).isEqualTo(APPLIED);
        assertThat(server.details()).isEmpty();
    }

    @Test
    void startsOnceUnderOneId() {
        AtomicBoolean down = new AtomicBoolean(true);
        side.failWhile("Log", down::get);
        WorkflowClient.start(server.workflow()::repay, ACCEPTED);

        assertThatThrownBy(() -> WorkflowClient.start(server.workflow()::repay, ACCEPTED))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
        down.set(false);
        assertThat(server.result()).isEqualTo(APPLIED);
        assertThatThrownBy(() -> WorkflowClient.start(server.workflow()::repay, ACCEPTED))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);

        assertThat(side.done).isEqualTo(ALL_DONE);
    }
}
