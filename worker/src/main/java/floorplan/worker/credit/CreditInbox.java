package floorplan.worker.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.runtime.credit.CreditSettings;
import floorplan.store.credit.CreditMessages;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.DeadLetters;
import floorplan.store.credit.DeadQueue;
import floorplan.store.credit.RefusedMovement;
import floorplan.store.credit.SentMessages;
import floorplan.store.database.BusinessClock;
import floorplan.store.message.UnreadableMessage;
import floorplan.workflows.LogIds;
import floorplan.workflows.credit.CheckBacks;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/**
 * Gives every message of a batch an outcome, or to a workflow that will. Whatever is thrown is a server's fault: nothing may be acknowledged then, and the same
 * batch may be taken again.
 */
final class CreditInbox {
    private static final Logger LOG = LoggerFactory.getLogger(CreditInbox.class);

    private final CreditRestorations restorations;
    private final SentMessages sent;
    private final DeadLetters deadLetters;
    private final DeadQueue deadQueue;
    private final CheckBacks checkBacks;
    private final CreditRestores restores;
    private final BusinessClock clock;
    private final CreditSettings settings;

    CreditInbox(
            CreditRestorations restorations,
            SentMessages sent,
            DeadLetters deadLetters,
            DeadQueue deadQueue,
            CheckBacks checkBacks,
            CreditRestores restores,
            BusinessClock clock,
            CreditSettings settings) {
        this.restorations = restorations;
        this.sent = sent;
        this.deadLetters = deadLetters;
        this.deadQueue = deadQueue;
        this.checkBacks = checkBacks;
        this.restores = restores;
        this.clock = clock;
        this.settings = settings;
    }

    /** Returns once every message is taken care of for good. */
    void take(List<Message> messages) {
        Map<String, CreditMovement> byId = readable(messages);
        Map<String, CreditMovement> open = new LinkedHashMap<>(byId);
        open.keySet().removeAll(restorations.finished(byId.keySet()));
        giveUpTooOld(messages, open);
        Set<String> handedOver = carryOut(open);
        Set<String> done = new HashSet<>(byId.keySet());
        done.removeAll(handedOver);
        sent.forget(done);
        LOG.atDebug()
                .addArgument(done::size)
                .addArgument(() -> LogIds.some(done))
                .log("{} messages have their outcome: {}");
    }

    /** The row that would say whether such a message was carried out before may be gone: a person decides. */
    private void giveUpTooOld(List<Message> messages, Map<String, CreditMovement> open) {
        if (open.isEmpty()) {
            return;
        }
        Instant oldest = clock.now().minus(settings.retention());
        for (Message message : messages) {
            CreditMovement movement = open.get(message.getMessageProperties().getMessageId());
            if (movement != null && isSentBefore(oldest, message)) {
                String failure =
                        "it was sent before " + oldest + ", from when on the credit log is kept for sure: whether it "
                                + "was carried out before cannot be told. Retry it only if it was not";
                deadLetters.give(movement.messageId(), movement, 1, failure);
                deadQueue.copy(movement.messageId(), message.getBody(), failure);
                LOG.warn(
                        "Message {} is too old to be carried out and is a dead letter: it waits for a person",
                        movement.messageId());
                open.remove(movement.messageId());
            }
        }
    }

    @SuppressWarnings("JavaUtilDate")
    private static boolean isSentBefore(Instant oldest, Message message) {
        Date sentAt = message.getMessageProperties().getTimestamp();
        return sentAt != null && sentAt.toInstant().isBefore(oldest);
    }

    /** @return those that are with a workflow now */
    private Set<String> carryOut(Map<String, CreditMovement> open) {
        if (open.isEmpty()) {
            return Set.of();
        }
        Map<String, Integer> sendCounts = sent.sendCounts(open.keySet());
        Set<String> applied = applied(open.keySet(), sendCounts.keySet());
        List<CreditMovement> together = new ArrayList<>();
        List<CreditMovement> unknown = new ArrayList<>();
        Set<String> handedOver = new HashSet<>();
        open.forEach((id, movement) -> {
            if (!applied.contains(id)) {
                unknown.add(movement);
            } else if (sendCounts.getOrDefault(id, 1) > settings.sendLimit()) {
                handOver(movement, 1, handedOver);
            } else {
                together.add(movement);
            }
        });
        for (RefusedMovement refused : restorations.restore(together)) {
            handOver(refused.movement(), settings.tries(), handedOver);
        }
        drop(unknown);
        return handedOver;
    }

    private void drop(List<CreditMovement> unknown) {
        restorations.drop(unknown);
        if (!unknown.isEmpty()) {
            String ids =
                    LogIds.some(unknown.stream().map(CreditMovement::messageId).toList());
            LOG.warn("{} messages are dropped, of which the account side applied nothing: {}", unknown.size(), ids);
        }
    }

    /** What Redis knows to be sent was applied; about the rest, absence there proves nothing. */
    private Set<String> applied(Set<String> ids, Set<String> knownAsSent) {
        Set<String> applied = new HashSet<>(knownAsSent);
        Set<String> unsure = new HashSet<>(ids);
        unsure.removeAll(knownAsSent);
        if (!unsure.isEmpty()) {
            applied.addAll(checkBacks.applied(unsure));
        }
        return applied;
    }

    private void handOver(CreditMovement movement, int tries, Set<String> handedOver) {
        restores.start(RefusedMessage.of(movement.messageId(), movement, tries, settings.firstPause()));
        handedOver.add(movement.messageId());
        LOG.info(
                "Message {} of repayment {} is refused, and its workflow has it now",
                movement.messageId(),
                movement.repaymentId());
    }

    private Map<String, CreditMovement> readable(List<Message> messages) {
        Map<String, CreditMovement> byId = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                CreditMovement movement = CreditMessages.read(message);
                byId.putIfAbsent(movement.messageId(), movement);
            } catch (UnreadableMessage unreadable) {
                giveUp(message, String.valueOf(unreadable.getMessage()));
            }
        }
        return byId;
    }

    private void giveUp(Message message, String failure) {
        String id = message.getMessageProperties().getMessageId();
        String keptAs = deadLetters.keepUnreadable(isOfRepayment(id) ? null : id, message.getBody(), failure);
        deadQueue.copy(keptAs, message.getBody(), failure);
        LOG.warn("A message cannot be read and is the dead letter {}: it waits for a person", keptAs);
    }

    /** A repayment's id is kept free for its true message, which is sent again. */
    private boolean isOfRepayment(@Nullable String id) {
        return id != null && !sent.sendCounts(List.of(id)).isEmpty();
    }
}
