package floorplan.workflows.dayend;

import static floorplan.domain.dayend.DayEndStatus.BALANCED;
import static floorplan.domain.dayend.DayEndStatus.FAILURES;
import static floorplan.domain.dayend.DayEndStatus.UNBALANCED;
import static floorplan.workflows.dayend.ScriptedBooks.hold;
import static floorplan.workflows.dayend.TestTemporal.DATE;
import static floorplan.workflows.dayend.TestTemporal.DAY_END;
import static floorplan.workflows.dayend.TestTemporal.await;
import static floorplan.workflows.dayend.TestTemporal.plan;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.workflows.SearchAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DayEndWorkflowTest {
    private final ScriptedBooks books = new ScriptedBooks();
    private final TestTemporal temporal = new TestTemporal(books);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        temporal.close();
    }

    @Test
    void closesEveryLoanTypeThenMovesTheOpenDateThenChecksTheBooks() {
        assertThat(close()).isEqualTo(BALANCED);

        assertThat(books.asked()).hasSize(6).startsWith("begin").endsWith("moveOpenDate", "trialBalance");
        assertThat(books.asked()).contains("plan DEALER", "plan MANUFACTURER", "plan SPLIT");
        assertThat(outcome()).isEqualTo("BALANCED");
    }

    @Test
    void doesNotMoveTheOpenDateBeforeTheSlowestLoanTypeIsDone() {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 3, 1));
        books.failTimes("closeRange", 5);

        close();

        assertThat(books.asked().subList(books.asked().size() - 4, books.asked().size()))
                .containsExactly("closeRange SPLIT 3", "plan SPLIT", "moveOpenDate", "trialBalance");
    }

    @ParameterizedTest
    @EnumSource(
            value = DayEndStatus.class,
            names = {"BALANCED", "FAILURES"})
    void touchesNothingOfADateThatIsSettled(DayEndStatus status) {
        books.alreadyClosed(status);

        assertThat(close()).isEqualTo(status);

        assertThat(books.asked()).containsExactly("begin");
    }

    @Test
    void onlyChecksADateThatWasClosedBefore() {
        books.alreadyClosed(null);

        assertThat(close()).isEqualTo(BALANCED);

        assertThat(books.asked()).containsExactly("begin", "trialBalance");
    }

    @Test
    void goesThroughTheLoansAgainWhileSomeHaveAppeared() {
        books.loansAppear(2);

        assertThat(close()).isEqualTo(BALANCED);

        assertThat(books.timesAsked("plan")).isEqualTo(3L * LoanType.values().length);
        assertThat(books.timesAsked("moveOpenDate")).isEqualTo(3);
        assertThat(books.timesAsked("trialBalance")).isEqualTo(1);
    }

    @Test
    void endsWithTheFailuresItLeaves() {
        books.trialBalances(FAILURES);

        assertThat(close()).isEqualTo(FAILURES);

        assertThat(outcome()).isEqualTo("FAILURES");
    }

    @Test
    void takesOverEachStepOfADeadWorkerWithinSeconds() {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        temporal.dayEnds.checkAgain(DATE);

        close();

        assertThat(Stream.of(DAY_END, DayEndOfTypeWorkflow.workflowId(DATE, LoanType.SPLIT))
                        .flatMap(id -> temporal.history(id).stream())
                        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                        .map(event -> event.getActivityTaskScheduledEventAttributes()
                                .getHeartbeatTimeout()
                                .getSeconds()))
                .hasSizeGreaterThan(5)
                .containsOnly(10L);
    }

    @Test
    void triesEachStepUntilItsServerAnswers() {
        List<String> steps = List.of("begin", "plan", "closeRange", "moveOpenDate", "trialBalance", "retryFailures");
        steps.forEach(step -> books.failTimes(step, 20));
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        temporal.dayEnds.checkAgain(DATE);

        assertThat(result()).isEqualTo(BALANCED);

        assertThat(steps).allMatch(step -> books.timesAsked(step) > 20);
        assertThat(temporal.history(DAY_END)).hasSizeLessThan(100);
    }

    @Test
    void waitsForAPersonWhenTheBooksDoNotBalanceAndSaysWhatToDo() {
        waitUnbalanced();
        temporal.server.sleep(Duration.ofDays(3));

        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(outcome()).isEqualTo("UNBALANCED");
        assertThat(temporal.details(DAY_END))
                .contains(
                        "The books of 2026-03-09 do not balance",
                        "GET /v1/day-ends/2026-03-09",
                        "POST /v1/day-ends/2026-03-09/failures/retry",
                        "POST /v1/day-ends/2026-03-09/accept");

        books.accept();
        temporal.dayEnds.accepted(DATE);
        assertThat(result()).isEqualTo(UNBALANCED);
        assertThat(books.timesAsked("trialBalance")).isEqualTo(1);
        assertThat(temporal.details(DAY_END)).isEmpty();
    }

    @Test
    void goesOnWaitingWhenNoAcceptanceIsRecorded() {
        waitUnbalanced();

        temporal.dayEnds.accepted(DATE);
        await(() -> books.timesAsked("begin") == 2);
        temporal.server.sleep(Duration.ofMinutes(1));

        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(temporal.details(DAY_END)).contains("do not balance");
        books.accept();
        temporal.dayEnds.accepted(DATE);
        assertThat(result()).isEqualTo(UNBALANCED);
    }

    @Test
    void endsOnceItsBooksAreMendedAndCheckedAgain() {
        waitUnbalanced();

        books.trialBalances(UNBALANCED);
        temporal.dayEnds.checkAgain(DATE);
        await(() -> books.timesAsked("trialBalance") == 2
                && temporal.details(DAY_END).contains("do not balance"));
        temporal.dayEnds.checkAgain(DATE);

        assertThat(result()).isEqualTo(BALANCED);
        assertThat(books.asked())
                .endsWith(
                        "trialBalance",
                        "begin",
                        "retryFailures",
                        "trialBalance",
                        "begin",
                        "retryFailures",
                        "trialBalance");
        assertThat(outcome()).isEqualTo("BALANCED");
    }

    @ParameterizedTest
    @EnumSource(
            value = DayEndStatus.class,
            names = {"BALANCED", "FAILURES", "UNBALANCED"})
    void checksADateAgainWhoseHistoryIsLost(DayEndStatus status) {
        books.alreadyClosed(status);

        temporal.dayEnds.checkAgain(DATE);

        assertThat(result()).isEqualTo(BALANCED);
        assertThat(books.asked()).containsExactly("begin", "retryFailures", "trialBalance");
    }

    @Test
    void checksADateAgainThatHasEnded() {
        books.trialBalances(FAILURES);
        close();

        temporal.dayEnds.checkAgain(DATE);

        assertThat(result()).isEqualTo(BALANCED);
        assertThat(books.asked()).endsWith("trialBalance", "begin", "retryFailures", "trialBalance");
        assertThat(books.timesAsked("plan")).isEqualTo(3);
    }

    @Test
    void endsWhenAnAcceptanceIsToldWhoseHistoryIsLost() {
        books.alreadyClosed(UNBALANCED);
        books.accept();

        temporal.dayEnds.accepted(DATE);

        assertThat(result()).isEqualTo(UNBALANCED);
        assertThat(books.timesAsked("trialBalance")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "plan", "moveOpenDate", "trialBalance"})
    void losesNoRequestToCheckAgain(String duringStep) {
        once(duringStep, () -> temporal.dayEnds.checkAgain(DATE));

        assertThat(close()).isEqualTo(BALANCED);

        assertThat(books.asked()).endsWith("moveOpenDate", "trialBalance", "retryFailures", "trialBalance");
        assertThat(books.timesAsked("trialBalance")).isEqualTo(2);
    }

    @Test
    void checksOnceMoreForARequestThatArrivesWhileItChecksAgain() {
        once("retryFailures", () -> temporal.dayEnds.checkAgain(DATE));
        temporal.dayEnds.checkAgain(DATE);

        assertThat(result()).isEqualTo(BALANCED);

        assertThat(books.timesAsked("retryFailures")).isEqualTo(2);
        assertThat(books.timesAsked("trialBalance")).isEqualTo(3);
    }

    @Test
    void losesNoAcceptanceThatArrivesBeforeItWaits() {
        books.trialBalances(UNBALANCED);
        once("trialBalance", () -> temporal.dayEnds.accepted(DATE));
        // Recorded after the trial balance has answered, and before anyone looks again.
        books.meanwhile("begin", () -> {
            if (books.timesAsked("trialBalance") > 0) {
                books.accept();
            }
        });
        temporal.dayEnds.startOrJoin(DATE);

        assertThat(result()).isEqualTo(UNBALANCED);
    }

    @Test
    void saysHowFarEachLoanTypeIs() {
        books.plan(LoanType.DEALER, plan(LoanType.DEALER, 2, 1));
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        books.meanwhile("closeRange", () -> {
            if (books.timesAsked("closeRange DEALER") == 2) {
                hold(() -> released.getCount() == 0);
            }
        });
        temporal.dayEnds.startOrJoin(DATE);
        WorkflowStub dayEnd = temporal.workflow(DAY_END);

        await(() -> temporal.details(DAY_END).contains("DEALER: 9 of 20 loans done, 1 failed"));
        await(() -> temporal.details(DAY_END).contains("SPLIT: "));
        assertThat(temporal.details(DAY_END)).doesNotContain("MANUFACTURER");
        TypeProgress[] progress = dayEnd.query("Progress", TypeProgress[].class);
        assertThat(progress).extracting(TypeProgress::loanType).containsExactly(LoanType.DEALER, LoanType.SPLIT);
        assertThat(progress[0].eligible()).isEqualTo(20);
        assertThat(progress[0].done()).isEqualTo(9);

        released.countDown();
        assertThat(result()).isEqualTo(BALANCED);
        assertThat(dayEnd.query("Progress", TypeProgress[].class))
                .extracting(TypeProgress::done)
                .containsExactly(18L, 9L);
    }

    @Test
    void keepsAShortHistoryHoweverManyLoansThereAre() {
        for (LoanType type : LoanType.values()) {
            books.plan(type, plan(type, RangePlan.MOST, 4));
        }
        books.failTimes("closeRange", 200);

        assertThat(close()).isEqualTo(BALANCED);

        assertThat(books.timesAsked("closeRange")).isEqualTo(3L * RangePlan.MOST + 200);
        assertThat(temporal.history(DAY_END)).hasSizeLessThan(400);
        assertThat(temporal.history(DayEndOfTypeWorkflow.workflowId(DATE, LoanType.SPLIT)))
                .hasSizeLessThan(400);
    }

    @Test
    void isOneRunWhenTwoStartItAtOnce() {
        books.meanwhile("begin", () -> hold(() -> released.getCount() == 0));
        WorkflowStub first = temporal.dayEnds.startOrJoin(DATE);
        WorkflowStub second = temporal.dayEnds.startOrJoin(DATE);
        released.countDown();

        assertThat(second.getResult(DayEndStatus.class)).isEqualTo(BALANCED);
        assertThat(first.getResult(DayEndStatus.class)).isEqualTo(BALANCED);
        assertThat(second.getExecution()).isEqualTo(first.getExecution());
        assertThat(books.timesAsked("begin")).isEqualTo(1);
    }

    @Test
    void goesOnAfterTheChildOfALostOneThatStillRuns() {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        books.meanwhile("closeRange", () -> hold(() -> released.getCount() == 0));
        TestTemporal.startOfType(temporal.client(), LoanType.SPLIT);
        await(() -> books.timesAsked("closeRange") == 1);
        temporal.dayEnds.startOrJoin(DATE);
        await(() -> temporal.history(DAY_END).stream()
                .anyMatch(HistoryEvent::hasStartChildWorkflowExecutionFailedEventAttributes));
        assertThat(books.timesAsked("moveOpenDate")).isZero();

        released.countDown();

        assertThat(result()).isEqualTo(BALANCED);
        assertThat(books.asked()).endsWith("plan SPLIT", "moveOpenDate", "trialBalance");
        assertThat(books.timesAsked("closeRange")).isEqualTo(1);
        assertThat(books.timesAsked("plan SPLIT")).isEqualTo(3);
    }

    @Test
    void endsWithItsChildrenWhenCancelled() {
        holdRanges();
        temporal.dayEnds.startOrJoin(DATE);
        await(() -> books.timesAsked("closeRange") == 3);

        temporal.workflow(DAY_END).cancel();

        assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_CANCELED);
        for (LoanType type : LoanType.values()) {
            String child = DayEndOfTypeWorkflow.workflowId(DATE, type);
            await(() -> temporal.status(child) == WORKFLOW_EXECUTION_STATUS_CANCELED);
        }
    }

    @Test
    void endsWhenCancelledWhileItWaitsForAPerson() {
        waitUnbalanced();

        temporal.workflow(DAY_END).cancel();

        assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_CANCELED);
    }

    /** Each loan type's one range is in work until the test releases it. */
    private void holdRanges() {
        for (LoanType type : LoanType.values()) {
            books.plan(type, plan(type, 1, 1));
        }
        books.meanwhile("closeRange", () -> hold(() -> released.getCount() == 0));
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
        await(() -> temporal.details(DAY_END).contains("do not balance"));
    }

    private DayEndStatus close() {
        temporal.dayEnds.startOrJoin(DATE);
        return result();
    }

    private DayEndStatus result() {
        return temporal.workflow(DAY_END).getResult(DayEndStatus.class);
    }

    private String outcome() {
        return String.valueOf(
                temporal.workflow(DAY_END).describe().getTypedSearchAttributes().get(SearchAttributes.OUTCOME));
    }
}
