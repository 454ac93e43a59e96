package floorplan.workflows.dayend;

import static floorplan.domain.dayend.DayEndStatus.FAILURES;
import static floorplan.domain.dayend.DayEndStatus.UNBALANCED;
import static floorplan.workflows.RealTimePatience.await;
import static floorplan.workflows.dayend.TestTemporal.DATE;
import static floorplan.workflows.dayend.TestTemporal.plan;

import floorplan.domain.loan.LoanType;
import floorplan.workflows.HistoryRecorder;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordDayEnds {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ScriptedBooks books = new ScriptedBooks();
    private final HistoryRecorder recorder = new HistoryRecorder(
            "dayend",
            new Class<?>[] {DayEndLaunchWorkflowRun.class, DayEndWorkflowRun.class, DayEndOfTypeWorkflowRun.class},
            books);
    private final DayEnds dayEnds = new DayEnds(recorder.client(), ZONE);

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void launchedByItsSchedule() throws IOException {
        books.findUnsettled(List.of(DATE, DATE.plusDays(1)));
        ScheduleHandle schedule = ScheduleClient.newInstance(recorder.client().getWorkflowServiceStubs())
                .createSchedule(
                        HistoryRecorder.newId(),
                        Schedule.newBuilder()
                                .setSpec(ScheduleSpec.newBuilder().build())
                                .setAction(ScheduleActionStartWorkflow.newBuilder()
                                        .setWorkflowType(DayEndLaunchWorkflow.class)
                                        .setArguments(null, ZONE.getId())
                                        .setOptions(DayEnds.launchOptions("the day before")
                                                .setWorkflowId("day-end-launch")
                                                .build())
                                        .build())
                                .build(),
                        ScheduleOptions.newBuilder().setTriggerImmediately(true).build());
        try {
            await("started by its schedule")
                    .until(() ->
                            !schedule.describe().getInfo().getRecentActions().isEmpty());
            var started = (ScheduleActionExecutionStartWorkflow)
                    schedule.describe().getInfo().getRecentActions().getFirst().getAction();
            recorder.keep(started.getWorkflowId(), "launched-by-its-schedule");
        } finally {
            schedule.delete();
        }
    }

    @Test
    void launchedByAPerson() throws IOException {
        books.findUnsettled(List.of(DATE));
        dayEnds.launch(DATE, "somebody");
        recorder.keep("day-end-launch:" + DATE, "launched-by-a-person");
    }

    @Test
    void balanced() throws IOException {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 3, 2));
        dayEnds.startOrJoin(DATE);
        keep("balanced");
        recorder.keep(DayEndOfTypeWorkflow.workflowId(DATE, LoanType.SPLIT), "three-ranges-of-a-loan-type");
    }

    @Test
    void toldNowAndThen() throws IOException {
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 3, 2));
        books.meanwhile("accrueRange", () -> await("told").until(() -> told().length == 1));
        dayEnds.startOrJoin(DATE);
        keep("told-now-and-then");
        recorder.keep(DayEndOfTypeWorkflow.workflowId(DATE, LoanType.SPLIT), "three-ranges-told-now-and-then");
    }

    private TypeProgress[] told() {
        return recorder.client()
                .newUntypedWorkflowStub(DayEndWorkflow.workflowId(DATE))
                .query("Progress", TypeProgress[].class);
    }

    @Test
    void loansAppeared() throws IOException {
        books.loansAppear(1);
        dayEnds.startOrJoin(DATE);
        keep("loans-appeared");
    }

    @Test
    void loanTypesInTheHistory() throws IOException {
        books.loansAppear(1);
        dayEnds.startOrJoin(DATE);
        keep("loan-types-in-the-history");
    }

    @Test
    void unbalancedThenAccepted() throws IOException {
        books.trialBalances(UNBALANCED);
        dayEnds.startOrJoin(DATE);
        await("checked").until(() -> books.timesAsked("trialBalance") == 1);
        dayEnds.accepted(DATE, "somebody");
        await("begun again").until(() -> books.timesAsked("begin") == 2);
        books.accept();
        dayEnds.accepted(DATE, "somebody");
        keep("unbalanced-then-accepted");
    }

    @Test
    void unbalancedThenMended() throws IOException {
        books.trialBalances(UNBALANCED);
        dayEnds.startOrJoin(DATE);
        await("checked").until(() -> books.timesAsked("trialBalance") == 1);
        dayEnds.checkAgain(DATE, "somebody");
        keep("unbalanced-then-mended");
    }

    @Test
    void checkedAgain() throws IOException {
        books.alreadyClosed(FAILURES);
        dayEnds.checkAgain(DATE, "somebody");
        keep("checked-again");
    }

    @Test
    void rechecked() throws IOException {
        books.alreadyClosed(FAILURES);
        dayEnds.recheck(DATE, "somebody");
        keep("rechecked");
    }

    @Test
    void childrenOfALostOneStillRunning() throws IOException {
        CountDownLatch lost = new CountDownLatch(1);
        books.plan(LoanType.SPLIT, plan(LoanType.SPLIT, 1, 1));
        books.meanwhile("accrueRange", () -> await("the parent lost").until(() -> lost.getCount() == 0));
        TestTemporal.startOfType(recorder.client(), LoanType.SPLIT);
        await("a range in progress").until(() -> books.timesAsked("accrueRange") == 1);
        dayEnds.startOrJoin(DATE);
        await("planned").until(() -> books.timesAsked("plan DEALER") == 1);
        lost.countDown();
        keep("child-of-a-lost-one-still-running");
    }

    private void keep(String name) throws IOException {
        recorder.keep(DayEndWorkflow.workflowId(DATE), name);
    }
}
