package floorplan.api.answer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.devstack.TestStack;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts of workflows that the real server carries out at once, but confirms later than a request waits. */
class LateAnswerIT {
    private static final String QUEUE = "late-answers";
    private static final String START = "StartWorkflowExecution";
    private static final Duration LATE = Duration.ofSeconds(2);

    /** Long enough for a loaded machine: these tests are about late starts, and not about late descriptions. */
    private static final Duration UNTIL_DESCRIBED = Duration.ofSeconds(30);

    private static final WorkflowServiceStubs SERVER =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(requireNonNull(TestStack.environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                    .setGrpcClientInterceptors(List.of(new NoLateTries(), new LateStarts()))
                    .build());
    private static final WorkflowClient TEMPORAL = WorkflowClient.newInstance(SERVER);
    private static final WorkerFactory WORKERS = WorkerFactory.newInstance(TEMPORAL);

    private final String id = "late-" + UUID.randomUUID();

    /** A workflow without steps. */
    @WorkflowInterface
    public interface Trivial {
        @WorkflowMethod(name = "Trivial")
        String run();
    }

    /** Ends at once. */
    public static final class TrivialRun implements Trivial {
        @Override
        public String run() {
            return "done";
        }
    }

    @BeforeAll
    static void work() {
        WORKERS.newWorker(QUEUE).registerWorkflowImplementationTypes(TrivialRun.class);
        WORKERS.start();
    }

    @AfterAll
    static void close() {
        WORKERS.shutdownNow();
        SERVER.shutdownNow();
    }

    private boolean started() {
        Trivial workflow = TEMPORAL.newWorkflowStub(
                Trivial.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(QUEUE)
                        .setDisableEagerExecution(false)
                        .build());
        WorkflowClient.start(workflow::run);
        return true;
    }

    private WorkflowStub workflow() {
        return TEMPORAL.newUntypedWorkflowStub(id);
    }

    @Test
    void runsTheFirstTaskThatComesWithALateAnswer() {
        assertThatThrownBy(() -> TemporalCalls.within(this::started)).isInstanceOf(WorkflowUnavailable.class);

        assertThat(workflow().getResult(String.class)).isEqualTo("done");
        List<HistoryEvent> events = TEMPORAL.fetchHistory(id).getEvents();
        assertThat(events.getFirst()
                        .getWorkflowExecutionStartedEventAttributes()
                        .getEagerExecutionAccepted())
                .isTrue();
        assertThat(events)
                .extracting(HistoryEvent::getEventType)
                .doesNotContain(EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT);
    }

    @Test
    void isStartedWhenTemporalHoldsTheWorkflowThoughItsAnswerIsLate() {
        assertThat(TemporalCalls.start(this::started, workflow(), TemporalCalls::runsOrHasRun, UNTIL_DESCRIBED))
                .isTrue();
    }

    @Test
    void isUnavailableWhenTemporalHoldsAWorkflowForAnotherPurpose() {
        assertThatThrownBy(() -> TemporalCalls.start(this::started, workflow(), other -> false, UNTIL_DESCRIBED))
                .isInstanceOf(WorkflowUnavailable.class);
    }

    @Test
    void makesNoFurtherTryOfACallThatNobodyWaitsFor() {
        CompletableFuture<Boolean> forgotten = new CompletableFuture<>();
        CompletableFuture<Throwable> furtherTry = new CompletableFuture<>();

        assertThatThrownBy(() -> TemporalCalls.within(() -> {
                    forgotten.join();
                    try {
                        return started();
                    } catch (RuntimeException cancelled) {
                        furtherTry.complete(cancelled);
                        throw cancelled;
                    }
                }))
                .isInstanceOf(WorkflowUnavailable.class);
        forgotten.complete(true);

        assertThat(furtherTry.join()).hasRootCauseInstanceOf(CancellationException.class);
    }

    /** Delays the server's answer to each start. The answer is lost if its caller gives the call up meanwhile. */
    private static final class LateStarts implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(
                MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
            ClientCall<Q, A> call = channel.newCall(method, options);
            return START.equals(method.getBareMethodName()) ? late(call) : call;
        }

        private static <Q, A> ClientCall<Q, A> late(ClientCall<Q, A> call) {
            return new SimpleForwardingClientCall<>(call) {
                @Override
                public void start(Listener<A> caller, Metadata headers) {
                    super.start(
                            new SimpleForwardingClientCallListener<>(caller) {
                                @Override
                                public void onClose(Status status, Metadata trailers) {
                                    super.onClose(isGivenUpMeanwhile() ? Status.CANCELLED : status, trailers);
                                }
                            },
                            headers);
                }
            };
        }

        private static boolean isGivenUpMeanwhile() {
            try {
                Thread.sleep(LATE);
                return false;
            } catch (InterruptedException givenUp) {
                return true;
            }
        }
    }
}
