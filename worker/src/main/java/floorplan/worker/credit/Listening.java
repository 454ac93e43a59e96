package floorplan.worker.credit;

import floorplan.runtime.failure.FailureLog;
import java.util.Objects;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;

/** Takes note of what keeps the listener from its queue, which the container itself would log at every try. */
final class Listening {
    private static final String STEP = "listening to credit messages";

    private final FailureLog failures;

    Listening(FailureLog failures) {
        this.failures = failures;
    }

    @EventListener
    void failed(ListenerContainerConsumerFailedEvent event) {
        Throwable failure =
                Objects.requireNonNullElseGet(event.getThrowable(), () -> new IllegalStateException(event.getReason()));
        // The worker stops.
        if (!(failure instanceof InterruptedException)) {
            failures.failed(STEP, "", failure);
        }
    }

    @EventListener
    void goesOn(ConsumeOkEvent event) {
        failures.succeeded(STEP, "");
    }
}
