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
 * The connections on which messages arrive. They publish nothing, so a broker that blocks publishers (a memory or disk
 * alarm) still delivers on them and accepts acknowledgements.
 */
public final class InboundConnections implements DisposableBean {
    /**
     * The largest frame of the listener's connection, in bytes. The connection breaks at a larger frame before reading
     * it. A thousand messages are under way at a time and fit into memory only if each is small. A message of the
     * account side has a tenth of this size.
     */
    static final int LARGEST_FRAME = 8 << 10;

    /** The largest message that RabbitMQ allows, in bytes. */
    private static final int LARGEST_MESSAGE = 512 << 20;

    /**
     * A stack size in bytes. The client reads nested headers by recursion. A frame holds 128 kB of headers, which can
     * nest 26,000 deep.
     */
    private static final long DEEP_STACK = 64L << 20;

    private final CachingConnectionFactory listening;
    private final CachingConnectionFactory unlimited;

    InboundConnections(CachingConnectionFactory main, CachingConnectionFactoryConfigurer settings) {
        listening = like(main, settings, LARGEST_FRAME);
        // The listener itself reports the failures that break its connection.
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

    /** The connections of the listener. */
    public CachingConnectionFactory listening() {
        return listening;
    }

    /** A template for messages of every size and kind, fetched one at a time. */
    public RabbitTemplate unlimited() {
        return new RabbitTemplate(unlimited);
    }

    /** True if the listener's connection broke because of a message that it does not accept. */
    public static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The client's exceptions for a body and a frame that are too large, and for a header that it cannot read.
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
