package floorplan.faults;

import floorplan.api.system.AppProcess;
import floorplan.api.system.RunningSystem;
import floorplan.devstack.Stack;
import floorplan.devstack.TestStack;
import floorplan.faults.Cell.Layout;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The real system, with every connection through a wire that can be broken. It stays up between runs. */
final class Rig {
    /** Settings with short ages and pauses, so that runs are short. */
    static final Map<String, String> SHORT = new TreeMap<>(Map.of(
            "FLOORPLAN_SWEEP_EVERY", "2s",
            "FLOORPLAN_SWEEP_AGE", "4s",
            "FLOORPLAN_RECONCILE_EVERY", "10h",
            "FLOORPLAN_RECONCILE_AGE", "1s",
            "FLOORPLAN_CREDIT_TRIES", "2",
            "FLOORPLAN_CREDIT_FIRST_PAUSE", "100ms",
            "FLOORPLAN_CREDIT_LONGEST_PAUSE", "1s",
            "FLOORPLAN_CREDIT_CHECK_BACK_TIMEOUT", "5s",
            "FLOORPLAN_PUBLISH_CONFIRM_TIMEOUT", "1s",
            "FLOORPLAN_LIMITS_PER_SECOND", "100000"));

    /**
     * Options for applications that restart often, so they must start quickly rather than run fast. Their logs have
     * each step, so a violation can be explained from them.
     */
    private static final Map<String, String> SOON =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", "LOGGING_LEVEL_FLOORPLAN", "debug");

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    final Stack stack = TestStack.get();
    final Wires workerWires = Wires.to(stack.environment());
    final Wires apiWires = Wires.to(stack.environment());
    final RunningSystem system;
    final WorkflowClient temporal;
    private Layout layout;

    /** When the worker got the scheduled time of its day-end. */
    private Instant scheduled = Instant.now();

    Rig(Layout layout) {
        this.layout = layout;
        system = new RunningSystem(workerSettings(), apiSettings());
        system.worker.ready();
        system.api.ready();
        temporal = WorkflowClient.newInstance(
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(Objects.requireNonNull(stack.environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                        .build()),
                WorkflowClientOptions.newBuilder().setNamespace("default").build());
    }

    Map<String, String> workerSettings() {
        Map<String, String> settings = new TreeMap<>(SHORT);
        settings.putAll(SOON);
        // An hour ago, so that no day-end begins in the middle of a run.
        LocalTime anHourAgo = LocalTime.now(ZoneId.of("Asia/Shanghai")).minusHours(1);
        settings.put("FLOORPLAN_DAY_END_AT", anHourAgo.format(DateTimeFormatter.ofPattern("HH:mm")));
        settings.putAll(workerWires.environment());
        settings.put("SPRING_PROFILES_ACTIVE", layout == Layout.IN_WORKER ? "account-queue" : "default");
        return settings;
    }

    Map<String, String> apiSettings() {
        Map<String, String> settings = new TreeMap<>(SHORT);
        settings.putAll(SOON);
        settings.putAll(apiWires.environment());
        settings.put("SPRING_PROFILES_ACTIVE", layout == Layout.IN_WORKER ? "api-only" : "account-queue");
        return RunningSystem.believingTokens(settings);
    }

    /** The process that hosts the {@code account} queue. */
    AppProcess host() {
        return layout == Layout.IN_API ? system.api : system.worker;
    }

    Wires hostWires() {
        return layout == Layout.IN_API ? apiWires : workerWires;
    }

    /** Brings the system into a layout, with everything answering, empty books and nothing under way. */
    void prepare(Layout next) {
        heal();
        boolean dayEndComes = scheduled.isBefore(Instant.now().minus(HALF_A_DAY));
        if (layout != next || dayEndComes) {
            layout = next;
            system.worker.kill();
            system.api.kill();
            startAgain(workerSettings(), apiSettings());
        }
        terminateAll();
        system.empty();
    }

    /** Restarts both applications with other settings. */
    void startAgain(Map<String, String> workerSettings, Map<String, String> apiSettings) {
        scheduled = Instant.now();
        system.worker.startAgain(workerSettings);
        system.api.startAgain(apiSettings);
    }

    /** Brings everything back up and heals all connections. */
    void heal() {
        apiWires.heal();
        workerWires.heal();
        system.worker.thaw();
        system.api.thaw();
        TestStack.get();
        for (AppProcess app : List.of(system.worker, system.api)) {
            if (!app.isRunning()) {
                app.startAgain();
            }
            app.ready();
        }
    }

    /** Ids of running workflows, except for sweeps and reconciliations, which come and go. */
    List<String> running() {
        return temporal.listExecutions("ExecutionStatus = 'Running'")
                .map(execution -> execution.getExecution().getWorkflowId())
                .filter(id -> !id.startsWith("sweep") && !id.startsWith("reconcile"))
                .toList();
    }

    /** Returns whether a workflow has an activity that shows the reason of its last failure. */
    boolean waitsVisibly(String workflowId) {
        return temporal
                .newUntypedWorkflowStub(workflowId)
                .describe()
                .getRawDescription()
                .getPendingActivitiesList()
                .stream()
                .anyMatch(PendingActivityInfo::hasLastFailure);
    }

    /** Returns whether a task of a workflow was handed out and timed out. */
    boolean hasLostATask(String workflowId) {
        return temporal.fetchHistory(workflowId).getEvents().stream()
                .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT);
    }

    private void terminateAll() {
        for (String id : running()) {
            terminate(id);
        }
    }

    void terminate(String workflowId) {
        try {
            temporal.newUntypedWorkflowStub(workflowId).terminate("its run is over");
        } catch (WorkflowNotFoundException ended) {
            // The workflow has ended meanwhile.
        }
    }
}
