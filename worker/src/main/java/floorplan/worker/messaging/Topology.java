package floorplan.worker.messaging;

import floorplan.store.credit.CreditQueues;
import floorplan.store.message.CreditPublisher;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The exchange, queues and bindings. The listener declares them; the publisher may declare nothing and waits until they
 * exist. The delivery limit is explicit because brokers differ: by default RabbitMQ 4 gives up on a message after 20
 * deliveries and 3.10 never does. 3.10 also refuses the value -1, which means "never" to RabbitMQ 4.
 */
@Configuration(proxyBeanMethods = false)
public class Topology {

    /** High enough that only Floorplan, never the broker, gives up on a message. */
    private static final int DELIVERY_LIMIT = 1_000_000;

    @Bean
    InboundConnections inboundConnections(CachingConnectionFactory main, CachingConnectionFactoryConfigurer settings) {
        return new InboundConnections(main, settings);
    }

    @Bean
    Declarables creditTopology() {
        DirectExchange exchange = new DirectExchange(CreditPublisher.EXCHANGE);
        // If the broker gives up nevertheless, it must not lose the message on the way to the dead queue. This needs
        // the strategy at-least-once, which requires reject-publish.
        Queue credit = QueueBuilder.durable(CreditQueues.CREDIT)
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .overflow(QueueBuilder.Overflow.rejectPublish)
                .deadLetterExchange("")
                .deadLetterRoutingKey(CreditQueues.DEAD)
                .withArgument("x-dead-letter-strategy", "at-least-once")
                .build();
        Queue dead = QueueBuilder.durable(CreditQueues.DEAD)
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .build();
        return new Declarables(
                exchange,
                credit,
                dead,
                BindingBuilder.bind(credit).to(exchange).with(CreditPublisher.APPLIED),
                BindingBuilder.bind(credit).to(exchange).with(CreditPublisher.REVERSED),
                BindingBuilder.bind(credit).to(exchange).with(CreditPublisher.CORRECTED));
    }
}
