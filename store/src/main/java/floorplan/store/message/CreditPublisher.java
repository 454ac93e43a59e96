package floorplan.store.message;

import floorplan.domain.credit.CreditMovement;
import java.time.Duration;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Tells the credit side of applied repayments, of reversals and of requested corrections. */
public final class CreditPublisher {
    public static final String EXCHANGE = "floorplan.account";
    public static final String APPLIED = "repayment.applied";
    public static final String REVERSED = "repayment.reversed";
    public static final String CORRECTED = "correction.applied";

    private final ConfirmedSends sends;

    /** @param rabbit a template with mandatory sends, correlated confirms and returns */
    public CreditPublisher(RabbitTemplate rabbit, Duration confirmTimeout) {
        this.sends = new ConfirmedSends(rabbit, confirmTimeout);
    }

    /**
     * Returns once the broker has taken the message into a queue.
     *
     * @throws NotPublished if the broker did not confirm; the message may have arrived all the same
     */
    public void publish(CreditMovement movement) {
        sends.send(EXCHANGE, routingKey(movement.kind()), message(movement));
    }

    /**
     * Publishes the restorations of repayments, and returns once the broker has taken all of them into a queue.
     *
     * @throws NotPublished as {@link #publish}; any of the messages may have arrived
     */
    public void publishRestorations(List<CreditMovement> restorations) {
        sends.sendAll(
                EXCHANGE,
                APPLIED,
                restorations.stream().map(CreditPublisher::message).toList());
    }

    private static String routingKey(CreditMovement.MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> APPLIED;
            case REVERSAL -> REVERSED;
            case CORRECTION -> CORRECTED;
        };
    }

    private static Message message(CreditMovement movement) {
        return MessageBuilder.withBody(CreditMovementJson.write(movement))
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(movement.messageId())
                .setType(CreditMovementJson.type(movement.kind()))
                .build();
    }
}
