package floorplan.worker.reconcile;

import floorplan.runtime.failure.FailureLog;
import floorplan.worker.schedule.KeptSchedule;
import floorplan.workflows.reconcile.ReconcileProgress;
import floorplan.workflows.reconcile.ReconcileWorkflow;
import floorplan.workflows.reconcile.Reconciling;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts reconciliations by the schedule {@code reconcile}, one at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcileSettings.class)
public class ReconcileSchedule {
    @Bean
    KeptSchedule reconcileScheduleKept(WorkflowClient temporal, FailureLog failures, ReconcileSettings settings) {
        return new KeptSchedule(temporal, failures, Reconciling.SCHEDULE, schedule(settings));
    }

    private static Schedule schedule(ReconcileSettings settings) {
        return Schedule.newBuilder()
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(settings.every())))
                        .build())
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ReconcileWorkflow.class)
                        .setArguments(settings.age(), ReconcileProgress.BEGINNING)
                        .setOptions(Reconciling.options().build())
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        // The next reconciliation finds everything that a missed one would have found.
                        .setCatchupWindow(settings.every())
                        .build())
                .build();
    }
}
