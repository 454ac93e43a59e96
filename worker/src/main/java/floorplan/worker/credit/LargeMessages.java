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
 * Takes the first messages of the credit queue a few at a time, after one among them was too large for the listener's connection. They go the listener's way: only how they are fetched is slower, and needs little memory however
 * large they are.
 */
final class LargeMessages {
    private static final Logger LOG = LoggerFactory.getLogger(LargeMessages.class);

    /** A batch ends with the message that makes it larger. */
    private static final int LARGE_BATCH = 1 << 20;

    private final RabbitTemplate rabbit;
    private final CreditListener listener;
    private final int batchSize;
    private final InboundProperties properties = new InboundProperties();

    /** @param rabbit whose connection takes messages of every size */
    LargeMessages(RabbitTemplate rabbit, CreditListener listener, int batchSize) {
        this.rabbit = rabbit;
        this.listener = listener;
        this.batchSize = batchSize;
    }

    /** Takes so many messages, or all that there are. */
    void take(int most) {
        LOG.warn("A message is too large for the listener: the next {} are fetched one by one", most);
        rabbit.execute(channel -> {
            try {
                return take(channel, most);
            } finally {
                if (channel.isOpen()) {
                    // Whatever is not taken care of: a channel that is used again would hold it for ever.
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
