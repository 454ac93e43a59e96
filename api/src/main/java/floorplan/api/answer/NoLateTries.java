package floorplan.api.answer;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Stops the SDK from retrying a call to Temporal once its caller has given it up. A try under way goes on. */
@Component
final class NoLateTries implements ClientInterceptor {
    private static final Context.Key<AtomicBoolean> GIVEN_UP = Context.key("givenUp");

    /**
     * Makes a call. Once {@code givenUp} is true, the SDK's next try fails with the SDK's exception for a cancelled
     * call.
     */
    static <R> R call(AtomicBoolean givenUp, Supplier<R> call) throws Exception {
        Callable<R> made = call::get;
        return Context.current().withValue(GIVEN_UP, givenUp).call(made);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
        AtomicBoolean givenUp = GIVEN_UP.get();
        if (givenUp != null && givenUp.get()) {
            throw Status.CANCELLED
                    .withDescription("nobody waits for it any more")
                    .asRuntimeException();
        }
        return channel.newCall(method, options);
    }
}
