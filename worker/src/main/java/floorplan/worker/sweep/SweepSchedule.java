package floorplan.worker.sweep;

import floorplan.runtime.failure.FailureLog;
import floorplan.worker.schedule.KeptSchedule;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.sweep.SweepProgress;
import floorplan.workflows.sweep.SweepWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts sweeps by the schedule {@code sweep}, one at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepSettings.class)
public class SweepSchedule {
    @Bean
    KeptSchedule sweepScheduleKept(WorkflowClient temporal, FailureLog failures, SweepSettings settings) {
        return new KeptSchedule(temporal, failures, "sweep", schedule(settings));
    }

    private static Schedule schedule(SweepSettings settings) {
        return Schedule.newBuilder()
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(settings.every())))
                        .build())
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(SweepWorkflow.class)
                        .setArguments(settings.age(), SweepProgress.BEGINNING)
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId("sweep")
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .setStaticSummary("Carry on work that has lost its workflow")
                                .setStaticDetails(
                                        "Items older than " + settings.age()
                                                + ": repayments, reversals, correction requests, imports, receipt files and bulk requests "
                                                + "whose workflow does not run; "
                                                + "unneeded fields of pre_data; decisions that are not carried out; messages that the broker gave up on.")
                                .build())
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        // The next sweep finds everything that a missed one would have found.
                        .setCatchupWindow(settings.every())
                        .build())
                .build();
    }
}
