package floorplan.worker.credit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import floorplan.store.credit.CreditQueues;
import floorplan.store.credit.InboundProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Takes the first messages of the credit queue a few at a time, after one of them was too large for the listener's
 * connection. The listener handles them as usual. Only fetching is slower, and it needs little memory even for large
 * messages.
 */
final class LargeMessages {
    private static final Logger LOG = LoggerFactory.getLogger(LargeMessages.class);

    /** The size in bytes, 1 MiB, at which a batch ends. The message that exceeds the size is the last one. */
    private static final int LARGE_BATCH = 1 << 20;

    private final RabbitTemplate rabbit;
    private final CreditListener listener;
    private final int batchSize;
    private final InboundProperties properties = new InboundProperties();

    /** @param rabbit a template whose connection accepts messages of every size */
    LargeMessages(RabbitTemplate rabbit, CreditListener listener, int batchSize) {
        this.rabbit = rabbit;
        this.listener = listener;
        this.batchSize = batchSize;
    }

    /** Takes this many messages, or all messages if there are fewer. */
    void take(int most) {
        LOG.warn("A message is too large for the listener: the next {} are fetched one by one", most);
        rabbit.execute(channel -> {
            try {
                return take(channel, most);
            } finally {
                if (channel.isOpen()) {
                    // Returns the remaining messages to the queue. Otherwise the channel, which is used again, would
                    // hold them for ever.
                    channel.basicNack(0, true, true);
                }
            }
        });
    }

    private int take(Channel channel, int most) throws IOException {
        int taken = 0;
        while (taken < most) {
            List<Message> batch = fetch(channel);
            if (batch.isEmpty() || !listener.takeAll(batch, channel)) {
                break;
            }
            taken += batch.size();
        }
        return taken;
    }

    private List<Message> fetch(Channel channel) throws IOException {
        List<Message> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < batchSize && bytes < LARGE_BATCH) {
            GetResponse got = channel.basicGet(CreditQueues.CREDIT, false);
            if (got == null) {
                break;
            }
            batch.add(new Message(
                    got.getBody(), properties.toMessageProperties(got.getProps(), got.getEnvelope(), "UTF-8")));
            bytes += got.getBody().length;
        }
        return batch;
    }
}
