package floorplan.workflows.dayend;

import static floorplan.domain.dayend.DayEndStatus.BALANCED;
import static floorplan.domain.dayend.DayEndStatus.FAILURES;
import static floorplan.domain.dayend.DayEndStatus.UNBALANCED;
import static floorplan.workflows.RealTimePatience.await;
import static floorplan.workflows.dayend.TestTemporal.DATE;
import static floorplan.workflows.dayend.TestTemporal.DAY_END;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.workflows.RealTimePatience;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of closed books: decisions of a person, and requests that arrive while the checks run. */
@Timeout(RealTimePatience.OF_A_TEST)
class DayEndChecksWorkflowTest {
    private final ScriptedBooks books = new ScriptedBooks();
    private final TestTemporal temporal = new TestTemporal(books);

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void waitsForAPersonWhenTheBooksDoNotBalanceAndSaysWhatToDo() {
        waitUnbalanced();
        temporal.server.sleep(Duration.ofDays(3));

        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(temporal.outcome()).isEqualTo("UNBALANCED");
        assertThat(temporal.details(DAY_END))
                .contains(
                        "The books of 2026-03-09 do not balance",
                        "GET /v1/day-ends/2026-03-09",
                        "POST /v1/day-ends/2026-03-09/failures/retry",
                        "POST /v1/day-ends/2026-03-09/accept");

        books.accept();
        temporal.dayEnds.accepted(DATE, "somebody");
        assertThat(temporal.result()).isEqualTo(UNBALANCED);
        assertThat(books.timesAsked("trialBalance")).isEqualTo(1);
        assertThat(temporal.details(DAY_END)).isEmpty();
    }

    @Test
    void goesOnWaitingWhenNoAcceptanceIsRecorded() {
        waitUnbalanced();

        temporal.dayEnds.accepted(DATE, "somebody");
        await("begun again").until(() -> books.timesAsked("begin") == 2);
        temporal.server.sleep(Duration.ofMinutes(1));

        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(temporal.details(DAY_END)).contains("do not balance");
        books.accept();
        temporal.dayEnds.accepted(DATE, "somebody");
        assertThat(temporal.result()).isEqualTo(UNBALANCED);
    }

    @Test
    void endsOnceItsBooksAreMendedAndCheckedAgain() {
        waitUnbalanced();

        books.trialBalances(UNBALANCED);
        temporal.dayEnds.checkAgain(DATE, "somebody");
        await("checked again")
                .until(() -> books.timesAsked("trialBalance") == 2
                        && temporal.details(DAY_END).contains("do not balance"));
        temporal.dayEnds.checkAgain(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(BALANCED);
        assertThat(books.asked())
                .endsWith(
                        "trialBalance",
                        "begin",
                        "retryFailures",
                        "trialBalance",
                        "begin",
                        "retryFailures",
                        "trialBalance");
        assertThat(temporal.outcome()).isEqualTo("BALANCED");
    }

    @Test
    void repeatsTheChecksAloneAfterABulkRetry() {
        waitUnbalanced();

        temporal.dayEnds.recheck(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(BALANCED);
        assertThat(books.asked())
                .endsWith("trialBalance", "begin", "trialBalance")
                .doesNotContain("retryFailures");
    }

    @ParameterizedTest
    @EnumSource(
            value = DayEndStatus.class,
            names = {"BALANCED", "FAILURES", "UNBALANCED"})
    void checksADateAgainWhoseHistoryIsLost(DayEndStatus status) {
        books.alreadyClosed(status);

        temporal.dayEnds.checkAgain(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(BALANCED);
        assertThat(books.asked()).containsExactly("begin", "retryFailures", "trialBalance");
    }

    @Test
    void checksADateAgainThatHasEnded() {
        books.trialBalances(FAILURES);
        temporal.closeDate();

        temporal.dayEnds.checkAgain(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(BALANCED);
        assertThat(books.asked()).endsWith("trialBalance", "begin", "retryFailures", "trialBalance");
        assertThat(books.timesAsked("plan")).isEqualTo(3);
    }

    @Test
    void endsWhenAnAcceptanceIsToldWhoseHistoryIsLost() {
        books.alreadyClosed(UNBALANCED);
        books.accept();

        temporal.dayEnds.accepted(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(UNBALANCED);
        assertThat(books.timesAsked("trialBalance")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "plan", "moveOpenDate", "trialBalance"})
    void losesNoRequestToCheckAgain(String duringStep) {
        once(duringStep, () -> temporal.dayEnds.checkAgain(DATE, "somebody"));

        assertThat(temporal.closeDate()).isEqualTo(BALANCED);

        assertThat(books.asked()).endsWith("moveOpenDate", "trialBalance", "retryFailures", "trialBalance");
        assertThat(books.timesAsked("trialBalance")).isEqualTo(2);
    }

    @Test
    void checksOnceMoreForARequestThatArrivesWhileItChecksAgain() {
        once("retryFailures", () -> temporal.dayEnds.checkAgain(DATE, "somebody"));
        temporal.dayEnds.checkAgain(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(BALANCED);

        assertThat(books.timesAsked("retryFailures")).isEqualTo(2);
        assertThat(books.timesAsked("trialBalance")).isEqualTo(3);
    }

    @Test
    void losesNoAcceptanceThatArrivesBeforeItWaits() {
        books.trialBalances(UNBALANCED);
        once("trialBalance", () -> temporal.dayEnds.accepted(DATE, "somebody"));
        // The acceptance is recorded after the trial balance has answered and before the day-end looks again.
        books.meanwhile("begin", () -> {
            if (books.timesAsked("trialBalance") > 0) {
                books.accept();
            }
        });
        temporal.dayEnds.startOrJoin(DATE);

        assertThat(temporal.result()).isEqualTo(UNBALANCED);
    }

    @Test
    void endsWhenCancelledWhileItWaitsForAPerson() {
        waitUnbalanced();

        temporal.workflow(DAY_END).cancel();

        assertThatThrownBy(temporal::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_CANCELED);
    }

    private void once(String step, Runnable happening) {
        AtomicBoolean happened = new AtomicBoolean();
        books.meanwhile(step, () -> {
            if (!happened.getAndSet(true)) {
                happening.run();
            }
        });
    }

    private void waitUnbalanced() {
        books.trialBalances(UNBALANCED);
        temporal.dayEnds.startOrJoin(DATE);
        await("unbalanced books").until(() -> temporal.details(DAY_END).contains("do not balance"));
    }
}
