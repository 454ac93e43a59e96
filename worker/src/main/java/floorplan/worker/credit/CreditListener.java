package floorplan.worker.credit;

import com.rabbitmq.client.Channel;
import floorplan.domain.credit.MessageId;
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
 * Holds a batch until each of its messages has an outcome or a workflow, then acknowledges the batch. An outage holds
 * the whole batch, however long it lasts. A batch that fails for another reason is taken in halves, down to the message
 * at fault. That message is given up and does not hold up the others.
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
        takeAll(messages, Objects.requireNonNull(given));
    }

    /**
     * @return false if the messages stay unacknowledged because the listener stops or the channel is closed; the broker
     *     then delivers them again on another channel
     */
    boolean takeAll(List<Message> messages, Channel channel) {
        boolean taken = isTaken(messages, channel);
        if (taken) {
            acknowledge(messages, channel);
        } else {
            LOG.info("{} credit messages are returned to the broker without an outcome", messages.size());
        }
        return taken;
    }

    private boolean isTaken(List<Message> messages, Channel channel) {
        return switch (attempt(messages, channel, () -> inbox.take(messages))) {
            case Done done -> true;
            case Untaken untaken -> false;
            case Failed failed ->
                messages.size() > 1 ? isTakenInHalves(messages, channel) : isTakenAtLast(messages.getFirst(), channel);
        };
    }

    private boolean isTakenInHalves(List<Message> messages, Channel channel) {
        int half = messages.size() / 2;
        return isTaken(messages.subList(0, half), channel) && isTaken(messages.subList(half, messages.size()), channel);
    }

    /**
     * Tries the message once more, because a message that came alone has been tried only once. If it fails again, it is
     * given up.
     */
    private boolean isTakenAtLast(Message message, Channel channel) {
        List<Message> alone = List.of(message);
        return switch (attempt(alone, channel, () -> inbox.take(alone))) {
            case Done done -> true;
            case Untaken untaken -> false;
            case Failed failed -> isGivenUp(message, failed.cause(), channel);
        };
    }

    /**
     * Giving up only writes a row and a copy to the dead queue. A failure there is not the message's fault, so it is
     * tried again.
     */
    private boolean isGivenUp(Message message, Throwable cause, Channel channel) {
        BackOffExecution pauses = pauses();
        while (true) {
            switch (attempt(List.of(message), channel, () -> inbox.giveUp(message, cause))) {
                case Done done -> {
                    return true;
                }
                case Untaken untaken -> {
                    return false;
                }
                case Failed failed -> failures.failed(STEP, "", failed.cause());
            }
            if (!pause(pauses.nextBackOff(), channel)) {
                return false;
            }
        }
    }

    /** The end of one attempt at some messages. */
    private sealed interface Attempt {}

    private record Done() implements Attempt {}

    /** The listener stopped, or the channel was closed, during an outage. */
    private record Untaken() implements Attempt {}

    /** The attempt failed without an outage. */
    private record Failed(Throwable cause) implements Attempt {}

    /** Does the work, and repeats it while a server is away or busy. */
    private Attempt attempt(List<Message> messages, Channel channel, Runnable work) {
        BackOffExecution pauses = pauses();
        for (int tries = 1; ; tries++) {
            Throwable failure = failureOf(work);
            if (failure == null || !failures.outageFailed(STEP, failure)) {
                if (tries > 1) {
                    LOG.info("{} credit messages are released after {} tries", messages.size(), tries);
                }
                return failure == null ? new Done() : new Failed(failure);
            }
            if (tries == 1) {
                LOG.warn("{} credit messages are held until they can be taken: {}", messages.size(), ids(messages));
            }
            if (!pause(pauses.nextBackOff(), channel)) {
                return new Untaken();
            }
        }
    }

    /** Catches errors, too. One message may cause a stack overflow, a failed assertion or a missing class. */
    private @Nullable Throwable failureOf(Runnable work) {
        try {
            work.run();
            failures.succeeded(STEP, "");
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    private BackOffExecution pauses() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        backOff.setMaxInterval(longestPause.toMillis());
        return backOff.start();
    }

    private static String ids(List<Message> messages) {
        return LogIds.some(messages.stream()
                .map(message -> message.getMessageProperties().getMessageId())
                .map(id -> id != null && MessageId.isPossible(id) ? id : "one without an id")
                .toList());
    }

    /** @return false if the listener stops or the channel is closed */
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

    /**
     * Acknowledges all messages at once: the batch is everything that this channel has delivered since the last
     * acknowledgement.
     */
    private static void acknowledge(List<Message> messages, Channel channel) {
        try {
            channel.basicAck(messages.getLast().getMessageProperties().getDeliveryTag(), true);
        } catch (IOException lost) {
            throw new UncheckedIOException("the broker delivers the batch again", lost);
        }
    }
}
