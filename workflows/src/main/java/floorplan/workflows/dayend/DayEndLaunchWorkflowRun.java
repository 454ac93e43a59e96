package floorplan.workflows.dayend;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** look for dates → close each; continue in a new history if there may be more dates. */
public final class DayEndLaunchWorkflowRun implements DayEndLaunchWorkflow {
    /** The time at which the schedule was due, however late the workflow starts. The schedule sets it. */
    private static final SearchAttributeKey<OffsetDateTime> SCHEDULED_TIME =
            SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

    @Override
    public void launch(@Nullable LocalDate through, String zone, @Nullable String by) {
        LocalDate last = through == null ? dayBeforeScheduledTime(ZoneId.of(zone)) : through;
        List<LocalDate> dates = DayEndStubs.launchStep("find the dates to close through " + last)
                .unsettledDates(last);
        for (LocalDate date : dates) {
            Workflow.setCurrentDetails("Closing " + date + ", one of the dates through " + last);
            DayEndStubs.launchStep("close " + date).startOrJoin(date);
        }
        if (dates.size() == DayEndLaunchSteps.MOST_DATES) {
            Workflow.newContinueAsNewStub(DayEndLaunchWorkflow.class).launch(last, zone, by);
        }
        Workflow.setCurrentDetails(
                dates.isEmpty()
                        ? "Nothing was left to close through " + last
                        : "Closed " + dates.getFirst() + " through " + dates.getLast());
    }

    private static LocalDate dayBeforeScheduledTime(ZoneId zone) {
        OffsetDateTime scheduled = Objects.requireNonNull(
                Workflow.getTypedSearchAttributes().get(SCHEDULED_TIME), SCHEDULED_TIME::getName);
        return scheduled.atZoneSameInstant(zone).toLocalDate().minusDays(1);
    }
}
