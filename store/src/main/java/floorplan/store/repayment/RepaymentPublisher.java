package floorplan.store.repayment;

import floorplan.domain.credit.CreditRestoration;
import floorplan.store.message.ConfirmedSends;
import floorplan.store.message.NotPublished;
import floorplan.store.message.RepaymentAppliedJson;
import java.time.Duration;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes applied repayments to the credit side. */
public final class RepaymentPublisher {
    public static final String EXCHANGE = "floorplan.account";
    public static final String ROUTING_KEY = "repayment.applied";

    private final ConfirmedSends sends;

    /** @param rabbit mandatory, with correlated confirms and returns */
    public RepaymentPublisher(RabbitTemplate rabbit, Duration confirmTimeout) {
        this.sends = new ConfirmedSends(rabbit, confirmTimeout);
    }

    /**
     * Returns once the broker has taken the message into a queue.
     *
     * @throws NotPublished when it did not say so; the message may have arrived all the same
     */
    public void publish(CreditRestoration restoration) {
        sends.send(EXCHANGE, ROUTING_KEY, message(restoration));
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
