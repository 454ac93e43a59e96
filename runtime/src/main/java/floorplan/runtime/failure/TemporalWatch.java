package floorplan.runtime.failure;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/**
 * Watches every call of this process to Temporal and records whether Temporal answers. Also records errors of the calls
 * that poll for work, which no other code would report.
 */
final class TemporalWatch implements ClientInterceptor {
    /** gRPC's description of a call that this process made after it had closed the channel. */
    private static final String OUR_OWN_STOP = "Channel shutdown";

    private final Outages outages;
    private final FailureLog failures;

    TemporalWatch(Outages outages, FailureLog failures) {
        this.outages = outages;
        this.failures = failures;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
        return new SimpleForwardingClientCall<>(channel.newCall(method, options)) {
            @Override
            public void start(Listener<A> caller, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(caller) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                note(String.valueOf(method.getBareMethodName()), status);
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }

    private void note(String method, Status status) {
        switch (status.getCode()) {
            case OK -> failures.succeeded(Outages.TEMPORAL_CALL, method);
            case UNAVAILABLE, RESOURCE_EXHAUSTED -> {
                if (!String.valueOf(status.getDescription()).startsWith(OUR_OWN_STOP)) {
                    outages.failed(FailedServer.TEMPORAL, Outages.TEMPORAL_CALL, status.asRuntimeException());
                }
            }
            // The caller has stopped waiting, as a long poll does. This says nothing about the server.
            case DEADLINE_EXCEEDED, CANCELLED -> {}
            default -> {
                outages.succeeded(Outages.TEMPORAL_CALL);
                if (method.startsWith("Poll")) {
                    failures.failed(Outages.TEMPORAL_CALL, method, status.asRuntimeException());
                }
            }
        }
    }
}
