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
 * Exchange, queues and bindings, declared by the listener: the publisher may declare nothing, and waits until it has. The arguments are spelled out because brokers differ: RabbitMQ 4 gives up on a message after 20
 * deliveries unless told otherwise, 3.10 never does and refuses the -1 that means "never" to RabbitMQ 4.
 */
@Configuration(proxyBeanMethods = false)
public class Topology {

    /** So many deliveries that a message is only ever given up on by us. */
    private static final int DELIVERY_LIMIT = 1_000_000;

    @Bean
    InboundConnections inboundConnections(CachingConnectionFactory main, CachingConnectionFactoryConfigurer settings) {
        return new InboundConnections(main, settings);
    }

    @Bean
    Declarables creditTopology() {
        DirectExchange exchange = new DirectExchange(CreditPublisher.EXCHANGE);
        // Should the broker give up all the same, it must not lose the message on the way to the dead queue:
        // at-least-once, which asks for reject-publish.
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
                BindingBuilder.bind(credit).to(exchange).with(CreditPublisher.REVERSED));
    }
}
