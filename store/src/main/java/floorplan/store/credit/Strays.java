package floorplan.store.credit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import floorplan.domain.credit.CreditMovement;
import floorplan.store.message.UnreadableMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Messages that the broker itself has moved to the dead queue. They have no outcome yet, so each becomes a dead letter
 * with a row.
 */
public final class Strays {
    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

    private static final String FAILURE =
            "the broker gave up on it and moved it to the dead queue: it was delivered too often, or could not be kept";

    /** The bytes after which one sweep stops reading, so that large copies cannot keep it from ending. */
    private static final long MOST_BYTES = 128L << 20;

    /**
     * A broker's policy may drop a message after a few deliveries. After this many, a message is replaced by an equal
     * one at the queue's end.
     */
    private static final long MOST_LOOKS = 2;

    private static final String LOOKS = "x-delivery-count";

    /** Header in which the broker records how a message came here. */
    private static final String MOVED = "x-death";

    private final RabbitTemplate rabbit;
    private final GivenUpMessages givenUp;
    private final DeadQueue deadQueue;
    private final CreditRestorations restorations;
    private final Predicate<Throwable> isOutage;

    /**
     * @param rabbit whose connection takes messages of every size
     * @param isOutage whether a server is to blame for a failure
     */
    public Strays(
            RabbitTemplate rabbit,
            GivenUpMessages givenUp,
            DeadQueue deadQueue,
            CreditRestorations restorations,
            Predicate<Throwable> isOutage) {
        this.rabbit = rabbit;
        this.givenUp = givenUp;
        this.deadQueue = deadQueue;
        this.restorations = restorations;
        this.isOutage = isOutage;
    }

    /**
     * Makes dead letters of the strays among the first messages of the dead queue, and replaces each by a copy that
     * names its row. Copies stay there for those who watch the queue. A stray that cannot be stored although no server
     * fails stays too, and delays no other.
     *
     * @param most number of messages to examine
     * @return number of strays that became dead letters
     */
    public int keep(int most) {
        return Objects.requireNonNull(rabbit.execute(channel -> keep(channel, most)));
    }

    private int keep(Channel channel, int most) throws IOException {
        try {
            return keepFirst(channel, most);
        } finally {
            if (channel.isOpen()) {
                // Returns all unacknowledged messages, also after a failure: a reused channel would hold them for ever.
                channel.basicNack(0, true, true);
            }
        }
    }

    private int keepFirst(Channel channel, int most) throws IOException {
        int kept = 0;
        long bytes = 0;
        for (int i = 0; i < most && bytes < MOST_BYTES; i++) {
            GetResponse got = channel.basicGet(CreditQueues.DEAD, false);
            if (got == null) {
                break;
            }
            bytes += got.getBody().length;
            boolean stray = isStray(headers(got));
            if (stray && isKept(got)) {
                kept++;
            } else if (looks(got) >= MOST_LOOKS) {
                deadQueue.putBack(stray ? message(got) : DeadQueue.sameAs(headers(got), got.getBody()));
            } else {
                continue;
            }
            channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
        }
        return kept;
    }

    private static Map<String, Object> headers(GetResponse got) {
        return Objects.requireNonNullElse(got.getProps().getHeaders(), Map.of());
    }

    /** A message that the broker has moved is a stray even if its sender has set the header of copies. */
    private static boolean isStray(Map<String, Object> headers) {
        return !headers.containsKey(DeadQueue.LOGGED_AS) || headers.containsKey(MOVED);
    }

    private static long looks(GetResponse got) {
        return headers(got).get(LOOKS) instanceof Number looks ? looks.longValue() : 0;
    }

    /** The message with only the properties that the credit side reads: others may be of any depth and type. */
    private static Message message(GetResponse got) {
        return new Message(got.getBody(), InboundProperties.of(got.getProps(), got.getEnvelope()));
    }

    private boolean isKept(GetResponse got) {
        try {
            keep(message(got));
            return true;
        } catch (RuntimeException failure) {
            if (isOutage.test(failure)) {
                throw failure;
            }
            LOG.error(
                    "A message that the broker gave up on cannot be made a dead letter and stays where it is", failure);
            return false;
        }
    }

    private void keep(Message stray) {
        if (!isFinished(stray)) {
            givenUp.giveUp(stray, FAILURE);
        }
    }

    private boolean isFinished(Message stray) {
        try {
            CreditMovement movement = CreditMessages.read(stray);
            return !restorations.finished(List.of(movement.messageId())).isEmpty();
        } catch (UnreadableMessage unreadable) {
            return false;
        }
    }
}
