package floorplan.workflows.dayend;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(RealTimePatience.OF_A_TEST)
class DayEndOfTypeWorkflowTest {
    private static final String ID = DayEndOfTypeWorkflow.workflowId(DATE, LoanType.SPLIT);

    private final ScriptedBooks books = new ScriptedBooks();
    private final TestTemporal temporal = new TestTemporal(books);

    /** Starts a day-end to receive the progress. It waits for a person and so does nothing else. */
    @BeforeEach
    void startDayEnd() {
        books.alreadyClosed(DayEndStatus.UNBALANCED);
        temporal.dayEnds.startOrJoin(DATE);
        await("unbalanced books").until(() -> temporal.details(DAY_END).contains("do not balance"));
        books.forgetAsked();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void plansAgainUntilNothingIsLeft() {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 2, 1), plan(LoanType.SPLIT, 1, 1));

        accrue();

        assertThat(books.asked())
                .containsExactly(
                        "plan SPLIT",
                        "accrueRange SPLIT 1",
                        "accrueRange SPLIT 2",
                        "plan SPLIT",
                        "accrueRange SPLIT 1",
                        "plan SPLIT");
        assertThat(temporal.details(ID)).contains("27 of 30 loans done, 3 failed");
    }

    @Test
    void asksForNoRangeWhenNoLoanIsLeft() {
        accrue();

        assertThat(books.asked()).containsExactly("plan SPLIT");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void hasAsManyRangesInWorkAsItMayAndNeverMore(int atOnce) {
        AtomicInteger inWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(1);
        books.meanwhile("accrueRange", () -> {
            most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
            hold(() -> released.getCount() == 0);
            inWork.decrementAndGet();
        });
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, RangePlan.MOST, atOnce));
        WorkflowStub workflow = start();
        await("ranges in progress").until(() -> inWork.get() == atOnce);

        assertThat(temporal.history(ID).stream().filter(HistoryEvent::hasActivityTaskScheduledEventAttributes))
                .as("the plan, and the ranges that are waited for")
                .hasSize(1 + atOnce);
        released.countDown();
        workflow.getResult(Void.class);
        assertThat(most).hasValue(atOnce);
        assertThat(books.timesAsked("accrueRange")).isEqualTo(RangePlan.MOST);
    }

    @Test
    void goesOnBesideARangeThatTakesLong() {
        AtomicInteger begun = new AtomicInteger();
        books.meanwhile("accrueRange", () -> {
            if (begun.incrementAndGet() == 1) {
                hold(() -> begun.get() == 5);
            }
        });
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 5, 2));

        accrue();

        assertThat(books.timesAsked("accrueRange")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "accrueRange"})
    void triesAStepUntilItsServerAnswers(String step) {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        accrue();
        long once = books.timesAsked(step);
        int events = temporal.history(ID).size();

        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        books.failTimes(step, 30);
        accrue();

        assertThat(books.timesAsked(step)).isEqualTo(2 * once + 30);
        assertThat(temporal.history(ID))
                .as("only the events of the one signal that falls due meanwhile")
                .hasSizeLessThanOrEqualTo(events + 12);
    }

    @Test
    void accruesItsLoansThoughNobodyHearsOfItsProgress() {
        temporal.workflow(DAY_END).terminate("lost");
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 3, 2));

        accrue();

        assertThat(books.timesAsked("accrueRange")).isEqualTo(3);
    }

    @Test
    void endsWhenCancelled() {
        CountDownLatch cancelled = new CountDownLatch(1);
        books.meanwhile("accrueRange", () -> hold(() -> cancelled.getCount() == 0));
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 5, 2));
        WorkflowStub workflow = start();
        await("ranges in progress").until(() -> books.timesAsked("accrueRange") == 2);

        workflow.cancel();

        assertThatThrownBy(() -> workflow.getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);
        cancelled.countDown();
        assertThat(temporal.status(ID)).isEqualTo(WORKFLOW_EXECUTION_STATUS_CANCELED);
        assertThat(books.timesAsked("accrueRange")).isEqualTo(2);
    }

    private void accrue() {
        start().getResult(Void.class);
    }

    private WorkflowStub start() {
        return TestTemporal.startOfType(temporal.client(), LoanType.SPLIT);
    }
}
