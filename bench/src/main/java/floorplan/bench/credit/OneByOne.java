package floorplan.bench.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.store.credit.CreditMessages;
import floorplan.store.credit.CreditQueues;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.SentMessages;
import java.util.List;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/**
 * The simplest listener: for each message it looks up the mark in Redis, restores the credit in a transaction, removes
 * the mark and acknowledges.
 */
final class OneByOne {
    private final CreditRestorations restorations;
    private final SentMessages sent;

    private OneByOne(CreditRestorations restorations, SentMessages sent) {
        this.restorations = restorations;
        this.sent = sent;
    }

    /**
     * A container that is not started yet. It has Spring's defaults, except for the prefetch, which is the same for
     * both listeners.
     */
    static SimpleMessageListenerContainer listener(
            ConnectionFactory broker, CreditRestorations restorations, SentMessages sent, int prefetch) {
        OneByOne each = new OneByOne(restorations, sent);
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(broker);
        container.setQueueNames(CreditQueues.CREDIT);
        container.setAcknowledgeMode(AcknowledgeMode.AUTO);
        container.setPrefetchCount(prefetch);
        container.setMessageListener(each::take);
        container.afterPropertiesSet();
        return container;
    }

    private void take(Message message) {
        CreditMovement movement = CreditMessages.read(message);
        List<String> id = List.of(movement.messageId());
        if (sent.sendCounts(id).isEmpty()) {
            throw new IllegalStateException("every message of the backlog is marked as sent");
        }
        if (!restorations.restore(List.of(movement)).isEmpty()) {
            throw new IllegalStateException("every message of the backlog can be restored");
        }
        sent.forget(id);
    }
}
