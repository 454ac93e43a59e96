package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.MessageId;
import floorplan.store.credit.DeadLetters.Unreadable;
import floorplan.store.credit.DeadQueue.Copy;
import floorplan.store.message.UnreadableMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/**
 * Makes messages from the broker dead letters: first a row, then a copy on the dead queue. A second call only adds a
 * second copy.
 */
public final class GivenUpMessages {
    private static final Logger LOG = LoggerFactory.getLogger(GivenUpMessages.class);
    private static final int MOST_IN_A_LINE = 10;

    private final DeadLetters deadLetters;
    private final DeadQueue deadQueue;
    private final SentMessages sent;

    public GivenUpMessages(DeadLetters deadLetters, DeadQueue deadQueue, SentMessages sent) {
        this.deadLetters = deadLetters;
        this.deadQueue = deadQueue;
        this.sent = sent;
    }

    /**
     * A message that cannot be read.
     *
     * @param failure why
     */
    public record Unread(Message message, String failure) {}

    /**
     * Makes a message a dead letter, whether its body can be read or not.
     *
     * @return the id of its row
     */
    public String giveUp(Message message, String failure) {
        CreditMovement movement;
        try {
            movement = CreditMessages.read(message);
        } catch (UnreadableMessage unreadable) {
            return keepUnreadable(List.of(new Unread(message, unreadable.getMessage() + "; " + failure)))
                    .getFirst();
        }
        String id = movement.messageId();
        deadLetters.deadLetter(id, movement, 1, failure);
        deadQueue.copy(List.of(new Copy(id, message.getBody(), failure)));
        return id;
    }

    /**
     * Stores messages that cannot be read, in one transaction.
     *
     * @return the ids of their rows, in the order of the messages
     */
    public List<String> keepUnreadable(List<Unread> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<Unreadable> unreadable = messages.stream()
                .map(one -> new Unreadable(freeId(one.message()), one.message().getBody(), one.failure()))
                .toList();
        List<String> ids = deadLetters.keep(unreadable);
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            copies.add(new Copy(
                    ids.get(i), unreadable.get(i).body(), unreadable.get(i).failure()));
        }
        deadQueue.copy(copies);
        LOG.warn(
                "{} messages cannot be read and are dead letters, which wait for a person: {}",
                ids.size(),
                ids.subList(0, Math.min(ids.size(), MOST_IN_A_LINE)));
        return ids;
    }

    /**
     * The sender's id; null if it is invalid, or if it is marked as sent: it then stays free for the real message,
     * which is sent again.
     */
    private @Nullable String freeId(Message message) {
        String id = message.getMessageProperties().getMessageId();
        return id != null
                        && MessageId.isPossible(id)
                        && sent.sendCounts(List.of(id)).isEmpty()
                ? id
                : null;
    }
}
