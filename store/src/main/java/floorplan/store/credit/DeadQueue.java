package floorplan.store.credit;

import floorplan.store.message.ConfirmedSends;
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

    /** @throws floorplan.store.message.NotPublished when the broker did not say that it holds the copy */
    public void copy(String messageId, byte[] body, String failure) {
        Message copy = MessageBuilder.withBody(body)
                .setContentType(MessageProperties.CONTENT_TYPE_BYTES)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(messageId)
                .setHeader(LOGGED_AS, messageId)
                .setHeader(FAILURE, DeadLetters.shortened(failure))
                .build();
        sends.send("", CreditQueues.DEAD, copy);
    }
}
