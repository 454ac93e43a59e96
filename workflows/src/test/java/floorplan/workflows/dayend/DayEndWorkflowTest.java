package floorplan.workflows.dayend;

import static floorplan.domain.dayend.DayEndStatus.BALANCED;
import static floorplan.domain.dayend.DayEndStatus.FAILURES;
import static floorplan.workflows.RealTimePatience.await;
import static floorplan.workflows.dayend.ScriptedBooks.hold;
import static floorplan.workflows.dayend.TestTemporal.DATE;
import static floorplan.workflows.dayend.TestTemporal.DAY_END;
import static floorplan.workflows.dayend.TestTemporal.plan;
import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.workflows.RealTimePatience;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(RealTimePatience.OF_A_TEST)
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
    void accruesEveryLoanTypeThenMovesTheOpenDateThenChecksTheBooks() {
        assertThat(temporal.closeDate()).isEqualTo(BALANCED);

        assertThat(books.asked()).hasSize(6).startsWith("begin").endsWith("moveOpenDate", "trialBalance");
        assertThat(books.asked()).contains("plan DEALER", "plan MANUFACTURER", "plan SPLIT");
        assertThat(temporal.outcome()).isEqualTo("BALANCED");
    }

    @Test
    void doesNotMoveTheOpenDateBeforeTheSlowestLoanTypeIsDone() {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 3, 1));
        books.failTimes("accrueRange", 5);

        temporal.closeDate();

        assertThat(books.asked().subList(books.asked().size() - 4, books.asked().size()))
                .containsExactly("accrueRange SPLIT 3", "plan SPLIT", "moveOpenDate", "trialBalance");
    }

    @ParameterizedTest
    @EnumSource(
            value = DayEndStatus.class,
            names = {"BALANCED", "FAILURES"})
    void touchesNothingOfADateThatIsSettled(DayEndStatus status) {
        books.alreadyClosed(status);

        assertThat(temporal.closeDate()).isEqualTo(status);

        assertThat(books.asked()).containsExactly("begin");
    }

    @Test
    void onlyChecksADateThatWasClosedBefore() {
        books.alreadyClosed(null);

        assertThat(temporal.closeDate()).isEqualTo(BALANCED);

        assertThat(books.asked()).containsExactly("begin", "trialBalance");
    }

    @Test
    void goesThroughTheLoansAgainWhileSomeHaveAppeared() {
        books.loansAppear(2);

        assertThat(temporal.closeDate()).isEqualTo(BALANCED);

        assertThat(books.timesAsked("plan")).isEqualTo(3L * LoanType.values().length);
        assertThat(books.timesAsked("moveOpenDate")).isEqualTo(3);
        assertThat(books.timesAsked("trialBalance")).isEqualTo(1);
    }

    @Test
    void endsWithTheFailuresItLeaves() {
        books.trialBalances(FAILURES);

        assertThat(temporal.closeDate()).isEqualTo(FAILURES);

        assertThat(temporal.outcome()).isEqualTo("FAILURES");
    }

    @Test
    void takesOverEachStepOfADeadWorkerWithinSeconds() {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        temporal.dayEnds.checkAgain(DATE, "somebody");

        temporal.closeDate();

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
        List<String> steps = List.of("begin", "plan", "accrueRange", "moveOpenDate", "trialBalance", "retryFailures");
        steps.forEach(step -> books.failTimes(step, 20));
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        temporal.dayEnds.checkAgain(DATE, "somebody");

        assertThat(temporal.result()).isEqualTo(BALANCED);

        assertThat(steps).allMatch(step -> books.timesAsked(step) > 20);
        assertThat(temporal.history(DAY_END)).hasSizeLessThan(100);
    }

    @Test
    void saysHowFarEachLoanTypeIs() {
        books.plan(LoanType.DEALER, plan(LoanType.DEALER, 2, 1));
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        books.meanwhile("accrueRange", () -> {
            if (books.timesAsked("accrueRange DEALER") == 2) {
                hold(() -> released.getCount() == 0);
            }
        });
        temporal.dayEnds.startOrJoin(DATE);
        WorkflowStub dayEnd = temporal.workflow(DAY_END);

        await("progress of DEALER")
                .until(() -> temporal.details(DAY_END).contains("DEALER: 9 of 20 loans done, 1 failed"));
        await("progress of SPLIT").until(() -> temporal.details(DAY_END).contains("SPLIT: "));
        assertThat(temporal.details(DAY_END)).doesNotContain("MANUFACTURER");
        TypeProgress[] progress = dayEnd.query("Progress", TypeProgress[].class);
        assertThat(progress).extracting(TypeProgress::loanType).containsExactly(LoanType.DEALER, LoanType.SPLIT);
        assertThat(progress[0].eligible()).isEqualTo(20);
        assertThat(progress[0].done()).isEqualTo(9);

        released.countDown();
        assertThat(temporal.result()).isEqualTo(BALANCED);
        assertThat(dayEnd.query("Progress", TypeProgress[].class))
                .extracting(TypeProgress::done)
                .containsExactly(18L, 9L);
    }

    @Test
    void keepsAShortHistoryHoweverManyLoansThereAre() {
        for (LoanType type : LoanType.values()) {
            books.plan(type, plan(type, RangePlan.MOST, 4));
        }
        books.failTimes("accrueRange", 200);

        assertThat(temporal.closeDate()).isEqualTo(BALANCED);

        assertThat(books.timesAsked("accrueRange")).isEqualTo(3L * RangePlan.MOST + 200);
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
        books.meanwhile("accrueRange", () -> hold(() -> released.getCount() == 0));
        TestTemporal.startOfType(temporal.client(), LoanType.SPLIT);
        await("ranges in progress").until(() -> books.timesAsked("accrueRange") == 1);
        temporal.dayEnds.startOrJoin(DATE);
        await("a child that cannot be started")
                .until(() -> temporal.history(DAY_END).stream()
                        .anyMatch(HistoryEvent::hasStartChildWorkflowExecutionFailedEventAttributes));
        assertThat(books.timesAsked("moveOpenDate")).isZero();

        released.countDown();

        assertThat(temporal.result()).isEqualTo(BALANCED);
        assertThat(books.asked()).endsWith("plan SPLIT", "moveOpenDate", "trialBalance");
        assertThat(books.timesAsked("accrueRange")).isEqualTo(1);
        assertThat(books.timesAsked("plan SPLIT")).isEqualTo(3);
    }

    @Test
    void endsWithItsChildrenWhenCancelled() {
        holdRanges();
        temporal.dayEnds.startOrJoin(DATE);
        await("ranges in progress").until(() -> books.timesAsked("accrueRange") == 3);

        temporal.workflow(DAY_END).cancel();

        assertThatThrownBy(temporal::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(temporal.status(DAY_END)).isEqualTo(WORKFLOW_EXECUTION_STATUS_CANCELED);
        for (LoanType type : LoanType.values()) {
            String child = DayEndOfTypeWorkflow.workflowId(DATE, type);
            await(child + " cancelled").until(() -> temporal.status(child) == WORKFLOW_EXECUTION_STATUS_CANCELED);
        }
    }

    /** Holds each loan type's only range in progress until the test releases it. */
    private void holdRanges() {
        for (LoanType type : LoanType.values()) {
            books.plan(type, plan(type, 1, 1));
        }
        books.meanwhile("accrueRange", () -> hold(() -> released.getCount() == 0));
    }
}
