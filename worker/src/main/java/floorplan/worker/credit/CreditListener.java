package floorplan.worker.credit;

import com.rabbitmq.client.Channel;
import floorplan.runtime.failure.FailureLog;
import floorplan.workflows.LogIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareBatchMessageListener;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Holds a batch until it is taken care of, however long a server is down, and only then acknowledges it. What is a fault of ours holds it, too, and is told as one.
 */
final class CreditListener implements ChannelAwareBatchMessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(CreditListener.class);
    private static final String STEP = "taking a batch of credit messages";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK_UP = Duration.ofMillis(50);

    private final CreditInbox inbox;
    private final FailureLog failures;
    private final Duration longestPause;
    private final BooleanSupplier running;

    /** @param running turns false when the listener is to stop */
    CreditListener(CreditInbox inbox, FailureLog failures, Duration longestPause, BooleanSupplier running) {
        this.inbox = inbox;
        this.failures = failures;
        this.longestPause = longestPause;
        this.running = running;
    }

    @Override
    public void onMessageBatch(List<Message> messages, @Nullable Channel given) {
        Channel channel = Objects.requireNonNull(given);
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        backOff.setMaxInterval(longestPause.toMillis());
        BackOffExecution pauses = backOff.start();
        int tries = 1;
        while (!isTaken(messages)) {
            if (tries == 1) {
                LOG.warn("{} credit messages are held until they can be taken: {}", messages.size(), ids(messages));
            }
            tries++;
            // Unacknowledged, the batch comes again on the next channel.
            if (!pause(pauses.nextBackOff(), channel)) {
                LOG.info("{} credit messages are given back to the broker untaken", messages.size());
                return;
            }
        }
        if (tries > 1) {
            LOG.info("{} credit messages are taken after {} tries", messages.size(), tries);
        }
        acknowledge(messages, channel);
    }

    private static String ids(List<Message> messages) {
        return LogIds.some(messages.stream()
                .map(message -> String.valueOf(message.getMessageProperties().getMessageId()))
                .toList());
    }

    private boolean isTaken(List<Message> messages) {
        try {
            inbox.take(messages);
            failures.succeeded(STEP, "");
            return true;
        } catch (RuntimeException serverDownOrFaultOfOurs) {
            failures.failed(STEP, "", serverDownOrFaultOfOurs);
            return false;
        }
    }

    /** @return false when there is no use in going on */
    private boolean pause(long millis, Channel channel) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        try {
            while (System.nanoTime() < end && running.getAsBoolean() && channel.isOpen()) {
                Thread.sleep(LOOK_UP);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
        return running.getAsBoolean() && channel.isOpen();
    }

    /** One answer for all: the batch is what this channel has delivered since the last one. */
    private static void acknowledge(List<Message> messages, Channel channel) {
        try {
            channel.basicAck(messages.getLast().getMessageProperties().getDeliveryTag(), true);
        } catch (IOException lost) {
            throw new UncheckedIOException("the broker delivers the batch again", lost);
        }
    }
}
