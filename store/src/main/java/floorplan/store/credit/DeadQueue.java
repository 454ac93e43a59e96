package floorplan.store.credit;

import floorplan.store.message.ConfirmedSends;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/**
 * Puts a copy of each dead letter on the dead queue, for those who watch it. The log's row is authoritative; the copy
 * is a notification and may come twice.
 */
public final class DeadQueue {
    /**
     * Header with the id of a copy's row. Messages that the broker itself moved here lack it, unless their sender set
     * it.
     */
    public static final String LOGGED_AS = "floorplan-logged-as";

    /** Header that says why the message was given up on. */
    public static final String FAILURE = "floorplan-failure";

    private final ConfirmedSends sends;

    public DeadQueue(ConfirmedSends sends) {
        this.sends = sends;
    }

    /**
     * A copy of a dead letter.
     *
     * @param id id of its row
     * @param body the whole body as received, of any length
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Copy(String id, byte[] body, String failure) {}

    /** @throws floorplan.store.message.NotPublished if the broker did not confirm every copy */
    public void copy(List<Copy> givenUp) {
        if (!givenUp.isEmpty()) {
            sends.sendAll(
                    "",
                    CreditQueues.DEAD,
                    givenUp.stream().map(DeadQueue::message).toList());
        }
    }

    /** @throws floorplan.store.message.NotPublished if the broker did not confirm the message */
    void putBack(Message message) {
        sends.send("", CreditQueues.DEAD, message);
    }

    /** A copy equal to one that was taken from the queue. */
    static Message sameAs(Map<String, Object> headers, byte[] body) {
        return message(new Copy(String.valueOf(headers.get(LOGGED_AS)), body, String.valueOf(headers.get(FAILURE))));
    }

    private static Message message(Copy copy) {
        return MessageBuilder.withBody(copy.body())
                .setContentType(MessageProperties.CONTENT_TYPE_BYTES)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(copy.id())
                .setHeader(LOGGED_AS, copy.id())
                .setHeader(FAILURE, DeadLetters.shortened(copy.failure()))
                .build();
    }
}
