package floorplan.store.repayment;

import floorplan.domain.credit.CreditRestoration;
import floorplan.store.message.RepaymentAppliedJson;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes applied repayments to the credit side. */
public final class RepaymentPublisher {
    public static final String EXCHANGE = "floorplan.account";
    public static final String ROUTING_KEY = "repayment.applied";

    private final RabbitTemplate rabbit;
    private final Duration confirmTimeout;

    /** @param rabbit mandatory, with correlated confirms and returns */
    public RepaymentPublisher(RabbitTemplate rabbit, Duration confirmTimeout) {
        this.rabbit = rabbit;
        this.confirmTimeout = confirmTimeout;
    }

    /**
     * Returns once the broker has taken the message into a queue.
     *
     * @throws NotPublished when the broker refused it, had no queue for it, or did not confirm in time; the message may have
     *     arrived all the same
     */
    public void publish(CreditRestoration restoration) {
        CorrelationData correlation = new CorrelationData(restoration.repaymentId());
        rabbit.send(EXCHANGE, ROUTING_KEY, message(restoration), correlation);
        CorrelationData.Confirm confirm = awaitConfirm(correlation);
        // The broker confirms an unroutable message too, after returning it: the return decides.
        ReturnedMessage returned = correlation.getReturned();
        if (returned != null) {
            throw new NotPublished("RabbitMQ has no queue for " + ROUTING_KEY + " of exchange " + EXCHANGE + " ("
                    + returned.getReplyText() + "): bind the credit side's queue");
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

    private static Message message(CreditRestoration restoration) {
        return MessageBuilder.withBody(RepaymentAppliedJson.write(restoration))
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(restoration.repaymentId())
                .setType(RepaymentAppliedJson.TYPE)
                .build();
    }
}
