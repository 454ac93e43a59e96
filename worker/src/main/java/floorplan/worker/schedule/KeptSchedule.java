package floorplan.worker.schedule;

import floorplan.runtime.failure.FailureLog;
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
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Keeps one Temporal schedule in line with the settings. Operators may pause and resume the schedule. */
public final class KeptSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSchedule.class);
    private static final String STEP = "keeping a schedule";
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final WorkflowClient temporal;
    private final FailureLog failures;
    private final String id;
    private final Schedule schedule;
    private final Duration lookAgain;
    private volatile Thread keeper = Thread.ofVirtual().unstarted(() -> {});

    /**
     * @param schedule its action must have a static summary and static details, or neither, because SDK 1.38 cannot
     *     read back a schedule with only a summary
     */
    public KeptSchedule(WorkflowClient temporal, FailureLog failures, String id, Schedule schedule) {
        this(temporal, failures, id, schedule, LOOK_AGAIN);
    }

    KeptSchedule(WorkflowClient temporal, FailureLog failures, String id, Schedule schedule, Duration lookAgain) {
        this.temporal = temporal;
        this.failures = failures;
        this.id = id;
        this.schedule = schedule;
        this.lookAgain = lookAgain;
    }

    /** Creates the schedule in a separate thread, so the worker starts, and waits visibly, while Temporal is down. */
    @EventListener(ApplicationReadyEvent.class)
    public void keep() {
        keeper = Thread.ofVirtual().name("schedule-" + id).start(this::keepForEver);
    }

    @EventListener(ContextClosedEvent.class)
    public void stop() {
        keeper.interrupt();
    }

    /**
     * Checks the schedule for ever. A Temporal server that has lost its data has also lost the schedule, and with it
     * the sweep that carries on lost workflows.
     */
    private void keepForEver() {
        boolean asSet = false;
        do {
            try {
                create(asSet);
                asSet = true;
                failures.succeeded(STEP, id);
            } catch (RuntimeException notYet) {
                failures.failed(STEP, id, notYet);
            }
        } while (pause(asSet ? lookAgain : PAUSE));
    }

    /**
     * @param asSet true if this process has already applied the settings; an existing schedule is then left alone,
     *     because an operator may have changed it
     */
    private void create(boolean asSet) {
        ScheduleClient schedules = ScheduleClient.newInstance(
                temporal.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(temporal.getOptions().getNamespace())
                        .setDataConverter(temporal.getOptions().getDataConverter())
                        .build());
        try {
            schedules.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
            if (asSet) {
                LOG.warn("Temporal had lost the schedule {}. It is created again", id);
            } else {
                LOG.info("The schedule {} is created", id);
            }
        } catch (ScheduleAlreadyRunningException known) {
            if (!asSet) {
                schedules
                        .getHandle(id)
                        .update(found -> new ScheduleUpdate(Schedule.newBuilder(schedule)
                                .setState(found.getDescription().getSchedule().getState())
                                .build()));
            }
        }
    }

    /** @return false if the process stops */
    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
