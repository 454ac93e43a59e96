package floorplan.store.credit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import floorplan.domain.credit.CreditMovement;
import floorplan.store.message.UnreadableMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/** Messages that the broker itself has moved to the dead queue: nobody has given them an outcome, so that each becomes a dead letter with a row. */
public final class Strays {
    private static final String FAILURE =
            "the broker gave up on it and moved it to the dead queue: it was delivered too often, or could not be kept";

    private final RabbitTemplate rabbit;
    private final DeadLetters deadLetters;
    private final DeadQueue deadQueue;
    private final CreditRestorations restorations;
    private final MessagePropertiesConverter properties = new DefaultMessagePropertiesConverter();

    public Strays(
            RabbitTemplate rabbit, DeadLetters deadLetters, DeadQueue deadQueue, CreditRestorations restorations) {
        this.rabbit = rabbit;
        this.deadLetters = deadLetters;
        this.deadQueue = deadQueue;
        this.restorations = restorations;
    }

    /**
     * Keeps those among the first messages of the dead queue. Copies of messages that have a row stay where they are, for those who watch the queue; a stray is replaced by such a copy.
     *
     * @param most how many messages are looked at
     * @return how many strays were kept
     */
    public int keep(int most) {
        return Objects.requireNonNull(rabbit.execute(channel -> keep(channel, most)));
    }

    private int keep(Channel channel, int most) throws IOException {
        List<Long> copies = new ArrayList<>();
        int kept = 0;
        try {
            for (int i = 0; i < most; i++) {
                GetResponse got = channel.basicGet(CreditQueues.DEAD, false);
                if (got == null) {
                    break;
                }
                MessageProperties read = properties.toMessageProperties(got.getProps(), got.getEnvelope(), "UTF-8");
                if (read.getHeaders().containsKey(DeadQueue.LOGGED_AS)) {
                    copies.add(got.getEnvelope().getDeliveryTag());
                } else {
                    keep(new Message(got.getBody(), read));
                    channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
                    kept++;
                }
            }
        } finally {
            for (long copy : copies) {
                channel.basicNack(copy, false, true);
            }
        }
        return kept;
    }

    private void keep(Message stray) {
        String keptAs;
        try {
            CreditMovement movement = CreditMessages.read(stray);
            keptAs = movement.messageId();
            if (!restorations.finished(List.of(keptAs)).isEmpty()) {
                return;
            }
            deadLetters.give(keptAs, movement, 1, FAILURE);
        } catch (UnreadableMessage unreadable) {
            keptAs = deadLetters.keepUnreadable(
                    stray.getMessageProperties().getMessageId(),
                    stray.getBody(),
                    String.valueOf(unreadable.getMessage()));
        }
        deadQueue.copy(keptAs, stray.getBody(), FAILURE);
    }
}
