package floorplan.worker.credit;

import floorplan.runtime.failure.FailureLog;
import floorplan.worker.messaging.InboundConnections;
import java.util.Objects;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;

/** Takes note of what keeps the listener from its queue, which the container itself would log at every try, and has large messages taken that break its connection. */
final class Listening {
    private static final String STEP = "listening to credit messages";

    private final FailureLog failures;
    private final LargeMessages largeMessages;
    private final int underWay;

    /** @param underWay how many messages the broker sends ahead: the large one is among so many */
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

    /** On the listener's own thread: it listens again afterwards. */
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
