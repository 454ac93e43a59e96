package floorplan.worker.credit;

import floorplan.domain.credit.CreditRestoration;
import floorplan.store.credit.CreditMessages;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.DeadLetters;
import floorplan.store.credit.DeadQueue;
import floorplan.store.credit.RefusedRestoration;
import floorplan.store.credit.SentMessages;
import floorplan.store.message.UnreadableMessage;
import floorplan.workflows.credit.CheckBacks;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * Gives every message of a batch an outcome, or to a workflow that will. Whatever is thrown is a server's fault: nothing may be acknowledged then, and the same
 * batch may be taken again.
 */
final class CreditInbox {
    private final CreditRestorations restorations;
    private final SentMessages sent;
    private final DeadLetters deadLetters;
    private final DeadQueue deadQueue;
    private final CheckBacks checkBacks;
    private final CreditRestores restores;
    private final CreditSettings settings;

    CreditInbox(
            CreditRestorations restorations,
            SentMessages sent,
            DeadLetters deadLetters,
            DeadQueue deadQueue,
            CheckBacks checkBacks,
            CreditRestores restores,
            CreditSettings settings) {
        this.restorations = restorations;
        this.sent = sent;
        this.deadLetters = deadLetters;
        this.deadQueue = deadQueue;
        this.checkBacks = checkBacks;
        this.restores = restores;
        this.settings = settings;
    }

    /** Returns once every message is taken care of for good. */
    void take(List<Message> messages) {
        Map<String, CreditRestoration> byId = readable(messages);
        Map<String, CreditRestoration> open = new LinkedHashMap<>(byId);
        open.keySet().removeAll(restorations.finished(byId.keySet()));
        Set<String> handedOver = carryOut(open);
        Set<String> done = new HashSet<>(byId.keySet());
        done.removeAll(handedOver);
        sent.forget(done);
    }

    /** @return those that are with a workflow now */
    private Set<String> carryOut(Map<String, CreditRestoration> open) {
        if (open.isEmpty()) {
            return Set.of();
        }
        Map<String, Integer> sendCounts = sent.sendCounts(open.keySet());
        Set<String> applied = applied(open.keySet(), sendCounts.keySet());
        List<CreditRestoration> together = new ArrayList<>();
        List<CreditRestoration> unknown = new ArrayList<>();
        Set<String> handedOver = new HashSet<>();
        open.forEach((id, restoration) -> {
            if (!applied.contains(id)) {
                unknown.add(restoration);
            } else if (sendCounts.getOrDefault(id, 1) > settings.sendLimit()) {
                handOver(restoration, 1, handedOver);
            } else {
                together.add(restoration);
            }
        });
        for (RefusedRestoration refused : restorations.restore(together)) {
            handOver(refused.restoration(), settings.tries(), handedOver);
        }
        restorations.drop(unknown);
        return handedOver;
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

    private void handOver(CreditRestoration restoration, int tries, Set<String> handedOver) {
        restores.start(new RefusedMessage(restoration.repaymentId(), restoration, tries, settings.firstPause()));
        handedOver.add(restoration.repaymentId());
    }

    private Map<String, CreditRestoration> readable(List<Message> messages) {
        Map<String, CreditRestoration> byId = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                CreditRestoration restoration = CreditMessages.read(message);
                byId.putIfAbsent(restoration.repaymentId(), restoration);
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
    }

    /** A repayment's id is kept free for its true message, which is sent again. */
    private boolean isOfRepayment(@Nullable String id) {
        return id != null && !sent.sendCounts(List.of(id)).isEmpty();
    }
}
