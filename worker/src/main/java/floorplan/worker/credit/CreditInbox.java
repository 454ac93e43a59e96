package floorplan.worker.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.runtime.credit.CreditSettings;
import floorplan.store.credit.CreditMessages;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.GivenUpMessages;
import floorplan.store.credit.GivenUpMessages.Unread;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/**
 * Gives every message of a batch an outcome or hands it to a workflow. After an exception no message may be
 * acknowledged; the same messages may then be taken again, together or separately.
 */
final class CreditInbox {
    private static final Logger LOG = LoggerFactory.getLogger(CreditInbox.class);

    private final CreditRestorations restorations;
    private final SentMessages sent;
    private final GivenUpMessages givenUp;
    private final CheckBacks checkBacks;
    private final CreditRestores restores;
    private final BusinessClock clock;
    private final CreditSettings settings;

    CreditInbox(
            CreditRestorations restorations,
            SentMessages sent,
            GivenUpMessages givenUp,
            CheckBacks checkBacks,
            CreditRestores restores,
            BusinessClock clock,
            CreditSettings settings) {
        this.restorations = restorations;
        this.sent = sent;
        this.givenUp = givenUp;
        this.checkBacks = checkBacks;
        this.restores = restores;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Returns once every message has an outcome or a workflow. Messages that can be carried out come first, because the
     * others wait for a person anyway.
     */
    void take(List<Message> messages) {
        List<Unread> unreadable = new ArrayList<>();
        Map<String, Received> byId = readable(messages, unreadable);
        Map<String, CreditMovement> open = new LinkedHashMap<>();
        Set<String> finished = restorations.finished(byId.keySet());
        byId.forEach((id, received) -> {
            if (!finished.contains(id)) {
                open.put(id, received.movement());
            }
        });
        List<Received> tooOld = removeTooOld(byId, open);
        Set<String> handedOver = carryOut(open);
        giveUpTooOld(tooOld);
        givenUp.keepUnreadable(unreadable);
        Set<String> done = new HashSet<>(byId.keySet());
        done.removeAll(handedOver);
        sent.forget(done);
        LOG.atDebug()
                .addArgument(done::size)
                .addArgument(() -> LogIds.some(done))
                .log("{} messages have their outcome: {}");
    }

    /** A readable message. */
    private record Received(Message message, CreditMovement movement) {}

    private Map<String, Received> readable(List<Message> messages, List<Unread> unreadable) {
        Map<String, Received> byId = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                CreditMovement movement = CreditMessages.read(message);
                byId.putIfAbsent(movement.messageId(), new Received(message, movement));
            } catch (UnreadableMessage failure) {
                unreadable.add(new Unread(message, String.valueOf(failure.getMessage())));
            }
        }
        return byId;
    }

    /**
     * Makes a dead letter of a message that fails without an outage, so it does not hold up the others.
     *
     * @param cause the failure
     */
    void giveUp(Message message, Throwable cause) {
        String id = givenUp.giveUp(message, "failed unexpectedly: " + cause);
        sent.forget(List.of(id));
        LOG.error("A message failed unexpectedly and is now dead letter {}, which waits for a person", id, cause);
    }

    /**
     * Removes the messages that are older than the log's retention. The row that would show an earlier outcome may be
     * deleted, so a person decides about them.
     */
    private List<Received> removeTooOld(Map<String, Received> byId, Map<String, CreditMovement> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        Instant oldest = clock.now().minus(settings.retention());
        List<Received> tooOld = byId.values().stream()
                .filter(received -> open.containsKey(received.movement().messageId()))
                .filter(received -> isSentBefore(oldest, received.message()))
                .toList();
        tooOld.forEach(received -> open.remove(received.movement().messageId()));
        return tooOld;
    }

    private void giveUpTooOld(List<Received> tooOld) {
        String failure = "it was sent more than " + settings.retention().toDays()
                + " days ago. The row of an earlier delivery may have been deleted, so it may have been carried out "
                + "already. Retry it only if it was not";
        for (Received received : tooOld) {
            String id = givenUp.giveUp(received.message(), failure);
            LOG.warn("Message {} is too old to be carried out and is now a dead letter: it waits for a person", id);
        }
    }

    @SuppressWarnings("JavaUtilDate")
    private static boolean isSentBefore(Instant oldest, Message message) {
        Date sentAt = message.getMessageProperties().getTimestamp();
        return sentAt != null && sentAt.toInstant().isBefore(oldest);
    }

    /** @return the ids of the messages that a workflow has now */
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
            LOG.warn(
                    "{} messages are dropped, because the account side has not applied their movements: {}",
                    unknown.size(),
                    ids);
        }
    }

    /**
     * The ids that were applied. A mark in Redis proves this. Absence in Redis proves nothing, so the account side is
     * asked about the rest.
     */
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
        LOG.info("Message {} is refused and handed to its workflow", movement.messageId());
    }
}
