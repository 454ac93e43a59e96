package floorplan.worker.dayend;

import floorplan.workflows.dayend.DayEndLaunchWorkflow;
import floorplan.workflows.dayend.DayEnds;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Keeps the Temporal Schedule {@code day-end} as the settings say. Whether it is paused is the operators' to decide. */
final class DayEndSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(DayEndSchedule.class);
    private static final String ID = "day-end";

    /** A night missed for as long as this is still closed by itself. */
    private static final Duration CATCH_UP = Duration.ofDays(365);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final WorkflowClient temporal;
    private final Schedule schedule;

    DayEndSchedule(WorkflowClient temporal, DayEndSettings settings, @Value("${floorplan.business-zone}") ZoneId zone) {
        this.temporal = temporal;
        this.schedule = schedule(settings.at(), zone);
    }

    /** In a thread of its own: the worker starts, and waits visibly, while Temporal is down. */
    @EventListener(ApplicationReadyEvent.class)
    void keep() {
        Thread.ofVirtual().name("day-end-schedule").start(this::keepAtLast);
    }

    private void keepAtLast() {
        boolean kept = false;
        while (!kept) {
            try {
                createOrUpdate();
                kept = true;
            } catch (RuntimeException notYet) {
                LOG.warn("Schedule {} cannot be kept now and is tried again: {}", ID, notYet.getMessage());
                pause();
            }
        }
    }

    private void createOrUpdate() {
        ScheduleClient schedules = ScheduleClient.newInstance(
                temporal.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(temporal.getOptions().getNamespace())
                        .setDataConverter(temporal.getOptions().getDataConverter())
                        .build());
        try {
            schedules.createSchedule(ID, schedule, ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException known) {
            schedules
                    .getHandle(ID)
                    .update(found -> new ScheduleUpdate(Schedule.newBuilder(schedule)
                            .setState(found.getDescription().getSchedule().getState())
                            .build()));
        }
    }

    private static Schedule schedule(LocalTime at, ZoneId zone) {
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
