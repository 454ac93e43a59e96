package floorplan.worker.credit;

import floorplan.runtime.failure.FailureLog;
import floorplan.worker.messaging.InboundConnections;
import java.util.Objects;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;

/**
 * Records failures that keep the listener from its queue; the container itself would log them at every try. Also makes
 * {@link LargeMessages} take the messages that are too large for the listener's connection.
 */
final class Listening {
    private static final String STEP = "listening to credit messages";

    private final FailureLog failures;
    private final LargeMessages largeMessages;
    private final int underWay;

    /** @param underWay the number of messages that the broker sends ahead; the large one is among them */
    Listening(FailureLog failures, LargeMessages largeMessages, int underWay) {
        this.failures = failures;
        this.largeMessages = largeMessages;
        this.underWay = underWay;
    }

    @EventListener
    void failed(ListenerContainerConsumerFailedEvent event) {
        Throwable failure =
                Objects.requireNonNullElseGet(event.getThrowable(), () -> new IllegalStateException(event.getReason()));
        if (InboundConnections.isTooLarge(failure)) {
            takeLargeMessages();
        } else if (!(failure instanceof InterruptedException)) { // the worker stops
            failures.failed(STEP, "", failure);
        }
    }

    /** Runs on the listener's own thread, so the listener continues afterwards. */
    private void takeLargeMessages() {
        try {
            largeMessages.take(underWay);
        } catch (RuntimeException failure) {
            failures.failed(STEP, "", failure);
        }
    }

    @EventListener
    void goesOn(ConsumeOkEvent event) {
        failures.succeeded(STEP, "");
    }
}
