package floorplan.store.message;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Sends that return once the broker has taken the message into a queue. */
public final class ConfirmedSends {
    private final RabbitTemplate rabbit;
    private final Duration confirmTimeout;

    /** @param rabbit mandatory, with correlated confirms and returns */
    public ConfirmedSends(RabbitTemplate rabbit, Duration confirmTimeout) {
        this.rabbit = rabbit;
        this.confirmTimeout = confirmTimeout;
    }

    /**
     * Sends one message.
     *
     * @throws NotPublished when the broker refused it, had no queue for it, or did not confirm in time; the message may have
     *     arrived all the same
     */
    public void send(String exchange, String routingKey, Message message) {
        CorrelationData correlation = new CorrelationData();
        rabbit.send(exchange, routingKey, message, correlation);
        CorrelationData.Confirm confirm = awaitConfirm(correlation);
        // The broker confirms an unroutable message too, after returning it: the return decides.
        ReturnedMessage returned = correlation.getReturned();
        if (returned != null) {
            throw new NotPublished("RabbitMQ has no queue for " + routingKey + " of exchange '" + exchange + "' ("
                    + returned.getReplyText() + "): declare and bind the credit side's queues");
        }
        if (!confirm.ack()) {
            throw new NotPublished("RabbitMQ refused the message: " + confirm.reason());
        }
    }

    private CorrelationData.Confirm awaitConfirm(CorrelationData correlation) {
        try {
            return correlation.getFuture().get(confirmTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotPublished("RabbitMQ did not confirm within " + confirmTimeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new NotPublished("RabbitMQ could not confirm: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublished("interrupted while waiting for RabbitMQ to confirm", e);
        }
    }
}
