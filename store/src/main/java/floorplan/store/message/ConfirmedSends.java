package floorplan.store.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Sends messages. Each call returns once the broker has taken its messages into a queue. */
public final class ConfirmedSends {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmedSends.class);

    /** Extra time for the confirms of messages that are sent together, per megabyte of their bodies. */
    private static final Duration A_MEGABYTE = Duration.ofSeconds(1);

    private final RabbitTemplate rabbit;
    private final Duration confirmTimeout;

    /** @param rabbit a template with mandatory sends, correlated confirms and returns */
    public ConfirmedSends(RabbitTemplate rabbit, Duration confirmTimeout) {
        this.rabbit = rabbit;
        this.confirmTimeout = confirmTimeout;
    }

    /**
     * Sends one message.
     *
     * @throws NotPublished if the broker refused it, had no queue for it, or did not confirm in time; the message may
     *     have arrived all the same
     */
    public void send(String exchange, String routingKey, Message message) {
        Sending sending = new Sending(message, new CorrelationData());
        rabbit.send(exchange, routingKey, message, sending.correlation());
        requireTaken(exchange, routingKey, sending, confirmTimeout);
    }

    /**
     * Sends several messages and waits for their confirms together.
     *
     * @throws NotPublished as {@link #send}, if one of them failed; any of the others may have arrived
     */
    public void sendAll(String exchange, String routingKey, List<Message> messages) {
        // One channel for all: with a confirm outstanding, the template would open another for each.
        rabbit.invoke(channel -> {
            List<Sending> sent = new ArrayList<>();
            long bytes = 0;
            for (Message message : messages) {
                Sending sending = new Sending(message, new CorrelationData());
                channel.send(exchange, routingKey, message, sending.correlation());
                sent.add(sending);
                bytes += message.getBody().length;
            }
            Duration timeout = confirmTimeout.plus(A_MEGABYTE.multipliedBy(bytes >> 20));
            sent.forEach(sending -> requireTaken(exchange, routingKey, sending, timeout));
            return sent.size();
        });
    }

    private record Sending(Message message, CorrelationData correlation) {}

    private static void requireTaken(String exchange, String routingKey, Sending sending, Duration timeout) {
        CorrelationData.Confirm confirm = awaitConfirm(sending.correlation(), timeout);
        ReturnedMessage returned = sending.correlation().getReturned();
        logAnswer(sending.message(), confirm, returned);
        // The broker confirms an unroutable message too, after returning it: the return decides.
        if (returned != null) {
            throw new NotPublished("RabbitMQ has no queue for " + routingKey + " of exchange '" + exchange + "' ("
                    + returned.getReplyText() + "): declare and bind the credit side's queues");
        }
        if (!confirm.ack()) {
            throw new NotPublished("RabbitMQ refused the message: " + confirm.reason());
        }
    }

    /** Logs the broker's answer as it is, before anything is decided by it. */
    private static void logAnswer(
            Message message, CorrelationData.Confirm confirm, @Nullable ReturnedMessage returned) {
        LOG.debug(
                "RabbitMQ answers message {}: {}{}",
                message.getMessageProperties().getMessageId(),
                confirm.ack() ? "ack" : "nack",
                returned == null ? "" : ", after returning it: " + returned.getReplyText());
    }

    private static CorrelationData.Confirm awaitConfirm(CorrelationData correlation, Duration timeout) {
        try {
            return correlation.getFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotPublished("RabbitMQ did not confirm within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new NotPublished("RabbitMQ could not confirm: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublished("interrupted while waiting for RabbitMQ to confirm", e);
        }
    }
}
