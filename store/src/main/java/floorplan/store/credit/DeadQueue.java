package floorplan.store.credit;

import floorplan.store.message.ConfirmedSends;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/** Tells those who watch the dead queue of each message given up on. The log's row is the truth, this is a notification and may come twice. */
public final class DeadQueue {
    /** Header of a copy that has a row: its message id. What the broker itself moved here has none. */
    public static final String LOGGED_AS = "floorplan-logged-as";

    /** Header that says why the message was given up on. */
    public static final String FAILURE = "floorplan-failure";

    private final ConfirmedSends sends;

    public DeadQueue(ConfirmedSends sends) {
        this.sends = sends;
    }

    /**
     * A message that was given up on.
     *
     * @param id the row's
     * @param body as it came, however long
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Copy(String id, byte[] body, String failure) {}

    /** @throws floorplan.store.message.NotPublished when the broker did not say that it holds every copy */
    public void copy(List<Copy> givenUp) {
        if (!givenUp.isEmpty()) {
            sends.sendAll(
                    "",
                    CreditQueues.DEAD,
                    givenUp.stream().map(DeadQueue::message).toList());
        }
    }

    /** @throws floorplan.store.message.NotPublished when the broker did not say that it holds the message */
    void putBack(Message message) {
        sends.send("", CreditQueues.DEAD, message);
    }

    /** A copy like one that was taken from the queue. */
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
