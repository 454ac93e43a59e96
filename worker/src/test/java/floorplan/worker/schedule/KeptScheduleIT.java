package floorplan.worker.schedule;

import static floorplan.store.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.TestStack;
import floorplan.runtime.failure.FailureLog;
import floorplan.runtime.failure.Outages;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A schedule on the real server, checked every second. */
class KeptScheduleIT {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /**
     * The number of looks for the schedule. A look is an attempt to create it; the server refuses the attempt while it
     * has the schedule.
     */
    private final AtomicInteger looks = new AtomicInteger();

    private final String id = "kept-" + UUID.randomUUID();
    private final WorkflowServiceStubs server =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET"))
                    .setGrpcClientInterceptors(List.of(countsLooks()))
                    .build());
    private final ScheduleHandle there = ScheduleClient.newInstance(server).getHandle(id);
    private final KeptSchedule kept = new KeptSchedule(
            WorkflowClient.newInstance(server), new FailureLog(new Outages()), id, everyTenHours(), LOOK_AGAIN);

    @BeforeEach
    void keep() throws Exception {
        kept.keep();
        await("created").until(this::isThere);
    }

    @AfterEach
    void forget() {
        kept.stop();
        there.delete();
        server.shutdown();
    }

    @Test
    void createsAgainWhatTemporalHasLost() throws Exception {
        there.delete();

        await("created again").until(this::isThere);
    }

    @Test
    void leavesOneThatIsThereAsAPersonHasPausedIt() {
        there.pause("while somebody looks into it");
        int before = looks.get();
        // The first of them may have begun before the pause.
        await("looked for twice more").until(() -> looks.get() >= before + 3);

        assertThat(requireNonNull(there.describe().getSchedule().getState()).isPaused())
                .isTrue();
    }

    private ClientInterceptor countsLooks() {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                if ("CreateSchedule".equals(method.getBareMethodName())) {
                    looks.incrementAndGet();
                }
                return next.newCall(method, options);
            }
        };
    }

    private boolean isThere() {
        try {
            there.describe();
            return true;
        } catch (ScheduleException none) {
            return false;
        }
    }

    private static Schedule everyTenHours() {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType("Nobody")
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId("nobody")
                                .setTaskQueue("nobody-works-this-one")
                                .build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofHours(10))))
                        .build())
                .build();
    }
}
