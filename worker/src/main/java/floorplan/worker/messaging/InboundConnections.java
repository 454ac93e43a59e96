package floorplan.worker.messaging;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;

/**
 * The connections that messages arrive on. They publish nothing, so that a broker that stops its publishers (a memory or disk alarm) still delivers and takes acknowledgements.
 */
public final class InboundConnections implements DisposableBean {
    /**
     * The listener's connection breaks at a larger frame, before it is read: a thousand messages are under way at a time, and fit into memory only if each is small. A message of the account side has a tenth of
     * this.
     */
    static final int LARGEST_FRAME = 8 << 10;

    /** No message may be larger in RabbitMQ. */
    private static final int LARGEST_MESSAGE = 512 << 20;

    /** The client reads nested headers by recursion; 128 kB of them, all that fit into a frame, nest 26,000 deep. */
    private static final long DEEP_STACK = 64L << 20;

    private final CachingConnectionFactory listening;
    private final CachingConnectionFactory unlimited;

    InboundConnections(CachingConnectionFactory main, CachingConnectionFactoryConfigurer settings) {
        listening = like(main, settings, LARGEST_FRAME);
        // The listener hears of what breaks its connection, and tells it.
        listening.getRabbitConnectionFactory().setExceptionHandler(new ForgivingExceptionHandler() {
            @Override
            public void handleUnexpectedConnectionDriverException(Connection connection, Throwable failure) {}
        });
        unlimited = like(main, settings, LARGEST_MESSAGE);
        unlimited
                .getRabbitConnectionFactory()
                .setThreadFactory(work -> new Thread(null, work, "AMQP connection for large messages", DEEP_STACK));
    }

    private static CachingConnectionFactory like(
            CachingConnectionFactory main, CachingConnectionFactoryConfigurer settings, int largest) {
        ConnectionFactory client = main.getRabbitConnectionFactory().clone();
        client.setMaxInboundMessageBodySize(largest);
        CachingConnectionFactory connections = new CachingConnectionFactory(client);
        settings.configure(connections);
        connections.setPublisherConfirmType(ConfirmType.NONE);
        connections.setPublisherReturns(false);
        return connections;
    }

    /** For the listener. */
    public CachingConnectionFactory listening() {
        return listening;
    }

    /** For messages of every size and kind, taken one at a time. */
    public RabbitTemplate unlimited() {
        return new RabbitTemplate(unlimited);
    }

    /** Whether the listener's connection broke because of a message that it does not take. */
    public static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The client's words for a body and for a frame; and for a header that it cannot make sense of.
            if (cause instanceof IllegalStateException
                    || cause instanceof MalformedFrameException
                    || cause instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void destroy() {
        listening.destroy();
        unlimited.destroy();
    }
}
