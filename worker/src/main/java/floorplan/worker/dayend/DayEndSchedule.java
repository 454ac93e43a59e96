package floorplan.worker.dayend;

import floorplan.workflows.dayend.DayEndLaunchWorkflow;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The schedule that closes the day before. */
final class DayEndSchedule {
    static final String ID = "day-end";

    /** If the schedule missed a time up to this long ago, it still starts the day-end for that time. */
    private static final Duration CATCH_UP = Duration.ofDays(365);

    private DayEndSchedule() {}

    static Schedule every(LocalTime at, ZoneId zone) {
        return Schedule.newBuilder()
                .setSpec(ScheduleSpec.newBuilder()
                        .setCalendars(List.of(ScheduleCalendarSpec.newBuilder()
                                .setHour(List.of(new ScheduleRange(at.getHour())))
                                .setMinutes(List.of(new ScheduleRange(at.getMinute())))
                                .setSeconds(List.of(new ScheduleRange(at.getSecond())))
                                .build()))
                        .setTimeZoneName(zone.getId())
                        .build())
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(DayEndLaunchWorkflow.class)
                        .setArguments(null, zone.getId())
                        .setOptions(DayEnds.launchOptions("the day before")
                                .setWorkflowId("day-end-launch")
                                .build())
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL)
                        .setCatchupWindow(CATCH_UP)
                        .build())
                .build();
    }
}
