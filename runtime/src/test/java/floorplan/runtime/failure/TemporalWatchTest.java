package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemporalWatchTest {
    private final Outages outages = new Outages(System::nanoTime, Runnable::run);
    private final TemporalWatch watch = new TemporalWatch(outages, new FailureLog(outages));
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void close() {
        log.close();
    }

    private <Q, A> void call(MethodDescriptor<Q, A> method, Status answer) {
        watch.interceptCall(method, CallOptions.DEFAULT, new Answering(answer))
                .start(new ClientCall.Listener<A>() {}, new Metadata());
    }

    private void start(Status answer) {
        call(WorkflowServiceGrpc.getStartWorkflowExecutionMethod(), answer);
    }

    private void poll(Status answer) {
        call(WorkflowServiceGrpc.getPollWorkflowTaskQueueMethod(), answer);
    }

    @Test
    void disconnectsFromASilentTemporal() {
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder();
        new FailureConfiguration().intercepted(List.of(watch)).customize(options);

        WorkflowServiceStubsOptions told = options.build();
        assertThat(told.getEnableKeepAlive()).isTrue();
        assertThat(told.getKeepAlivePermitWithoutStream()).isTrue();
        assertThat(told.getKeepAliveTime()).isEqualTo(Duration.ofSeconds(15));
        assertThat(told.getKeepAliveTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void tellsWhenTemporalIsAwayAndWhenItAnswersAgain() {
        poll(Status.UNAVAILABLE.withDescription("refused"));
        start(Status.UNAVAILABLE);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN Temporal is away or busy: UNAVAILABLE: refused");

        poll(Status.OK);
        assertThat(log.lines()).last().asString().startsWith("INFO Temporal is back; tries that failed: 2,");
    }

    @Test
    void takesARefusalForAnAnswer() {
        start(Status.UNAVAILABLE);
        start(Status.ALREADY_EXISTS);

        assertThat(log.lines()).last().asString().startsWith("INFO Temporal is back");
    }

    @Test
    void learnsNothingFromACallThatNobodyWaitsForAnyMore() {
        poll(Status.DEADLINE_EXCEEDED);
        assertThat(log.lines()).isEmpty();

        start(Status.UNAVAILABLE);
        poll(Status.DEADLINE_EXCEEDED);
        start(Status.CANCELLED);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void tellsOnceWhyNoWorkIsFetched() {
        poll(Status.PERMISSION_DENIED);
        poll(Status.PERMISSION_DENIED);
        start(Status.PERMISSION_DENIED);

        assertThat(log.lines()).containsExactly("ERROR a call to Temporal failed unexpectedly");
    }

    /** A channel whose calls end at once. */
    private static final class Answering extends Channel {
        private final Status answer;

        Answering(Status answer) {
            this.answer = answer;
        }

        @Override
        public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
            return new ClientCall<>() {
                @Override
                public void start(Listener<A> caller, Metadata headers) {
                    caller.onClose(answer, new Metadata());
                }

                @Override
                public void request(int messages) {}

                @Override
                public void cancel(@Nullable String message, @Nullable Throwable cause) {}

                @Override
                public void halfClose() {}

                @Override
                public void sendMessage(Q message) {}
            };
        }

        @Override
        public String authority() {
            return "test";
        }
    }
}
