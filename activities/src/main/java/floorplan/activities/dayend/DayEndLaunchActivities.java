package floorplan.activities.dayend;

import floorplan.activities.SignsOfLife;
import floorplan.store.NotYet;
import floorplan.store.database.BusinessClock;
import floorplan.store.dayend.BusinessDates;
import floorplan.workflows.dayend.DayEndLaunchSteps;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowStub;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the dates to close and starts a workflow for each. */
public final class DayEndLaunchActivities implements DayEndLaunchSteps {
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 5;

    private final BusinessDates dates;
    private final BusinessClock clock;
    private final DayEnds dayEnds;

    public DayEndLaunchActivities(BusinessDates dates, BusinessClock clock, DayEnds dayEnds) {
        this.dates = dates;
        this.clock = clock;
        this.dayEnds = dayEnds;
    }

    @Override
    public List<LocalDate> unsettledDates(LocalDate through) {
        return SignsOfLife.during(() -> unsettledDatesBeforeToday(through));
    }

    private List<LocalDate> unsettledDatesBeforeToday(LocalDate through) {
        LocalDate today = clock.today();
        if (!through.isBefore(today)) {
            throw new NotYet(through + " is not over: by the database's clock it is " + today
                    + "; a date can be closed only after it is over");
        }
        return dates.unsettled(through, MOST_DATES);
    }

    @Override
    public void startOrJoin(LocalDate date) {
        WorkflowStub dayEnd = dayEnds.startOrJoin(date);
        boolean settled = false;
        while (!settled) {
            Activity.getExecutionContext().heartbeat(null);
            settled = isSettled(dayEnd);
        }
    }

    private static boolean isSettled(WorkflowStub dayEnd) {
        try {
            dayEnd.getResult(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS, Object.class);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }
}
