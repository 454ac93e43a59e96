package floorplan.worker.schedule;

import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Keeps one Temporal Schedule as the settings say. Whether it is paused is the operators' to decide. */
public final class KeptSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSchedule.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final WorkflowClient temporal;
    private final String id;
    private final Schedule schedule;

    /** @param schedule whose action has a static summary and static details, or neither: SDK 1.38 cannot read back one that has the summary alone */
    public KeptSchedule(WorkflowClient temporal, String id, Schedule schedule) {
        this.temporal = temporal;
        this.id = id;
        this.schedule = schedule;
    }

    /** In a thread of its own: the worker starts, and waits visibly, while Temporal is down. */
    @EventListener(ApplicationReadyEvent.class)
    public void keep() {
        Thread.ofVirtual().name("schedule-" + id).start(this::keepAtLast);
    }

    private void keepAtLast() {
        boolean kept = false;
        while (!kept) {
            try {
                createOrUpdate();
                kept = true;
            } catch (RuntimeException notYet) {
                LOG.warn("Schedule {} cannot be kept now and is tried again: {}", id, notYet.getMessage());
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
            schedules.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException known) {
            schedules
                    .getHandle(id)
                    .update(found -> new ScheduleUpdate(Schedule.newBuilder(schedule)
                            .setState(found.getDescription().getSchedule().getState())
                            .build()));
        }
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
