package floorplan.worker.credit;

import com.rabbitmq.client.ConnectionFactory;
import floorplan.devstack.Stack;
import floorplan.devstack.TestStack;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.runtime.failure.Outages;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.audit.AuditLog;
import floorplan.store.credit.CreditQueues;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.DeadLetterDecisions;
import floorplan.store.credit.DeadQueue;
import floorplan.store.credit.GivenUpMessages;
import floorplan.store.credit.Strays;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.worker.WorkerApplication;
import floorplan.worker.messaging.InboundConnections;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The worker process with every queue on the real servers, and methods for a test to send messages and check results.
 */
final class CreditSide implements AutoCloseable {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    final Stack stack = TestStack.get();
    final TestServers servers = TestServers.connect();
    final ClmsDatabase clms = TestSchema.clms("worker");
    final AccountDatabase account = TestSchema.account("worker");
    final ConfigurableApplicationContext worker;

    CreditSide(Map<String, String> settings) {
        Map<String, Object> properties = new TreeMap<>(stack.springProperties());
        properties.put("spring.profiles.active", "account-queue");
        // No sweep runs, so only the test takes messages from the dead queue.
        properties.put("floorplan.sweep.every", "10h");
        properties.putAll(settings);
        worker = new SpringApplicationBuilder(WorkerApplication.class)
                .properties(properties)
                .run("--server.port=0");
        empty();
    }

    /** Deletes everything that an earlier test has left. */
    void empty() {
        listener().stop();
        RabbitAdmin admin = new RabbitAdmin(servers.rabbit());
        admin.initialize();
        admin.purgeQueue(CreditQueues.CREDIT);
        admin.purgeQueue(CreditQueues.DEAD);
        TestSchema.empty("clms");
        TestSchema.empty("account");
        servers.emptyRedis();
        listener().start();
    }

    SimpleMessageListenerContainer listener() {
        return worker.getBean(SimpleMessageListenerContainer.class);
    }

    WorkflowClient temporal() {
        return worker.getBean(WorkflowClient.class);
    }

    void line(String dealerId, long used) {
        clms.sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', 1000000000, ?)")
                .params(dealerId, used)
                .update();
    }

    /** A restoration with a new id. */
    static CreditMovement restoration(String dealerId, long cents) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return CreditMovement.restoration(id, "loan-of-" + dealerId, dealerId, new Money(CNY, cents), DAY);
    }

    void markSent(CreditMovement movement) {
        servers.redis().opsForHash().put(SendHashes.SENT, movement.messageId(), "{\"sendCount\":1,\"message\":{}}");
    }

    void logApplied(CreditMovement restoration) {
        account.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                            status, accepted_at)
                        VALUES (?, 'c', 'k', 'h', ?, 'DEALER', 1, 'CNY', 'APPLIED', UTC_TIMESTAMP(6))
                        """).params(restoration.sourceId(), restoration.loanId()).update();
    }

    void logReversed(CreditMovement restoration) {
        account.sql("""
                        INSERT INTO reversal_log (repayment_id, client, reason, status, accepted_at)
                        VALUES (?, 'c', 'bounced', 'APPLIED', UTC_TIMESTAMP(6))
                        """).param(restoration.sourceId()).update();
    }

    /** A correction with a new id. */
    static CreditMovement correction(String dealerId, long cents) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return CreditMovement.correction(id, "loan-of-" + dealerId, dealerId, new Money(CNY, cents), DAY);
    }

    void logCorrected(CreditMovement correction) {
        TestSchema.account("owner")
                .sql("""
                        INSERT INTO correction_request (id, client, idempotency_key, request_hash, loan_no, kind, reason, back_dating,
                            status, credit, accepted_at)
                        VALUES (?, 'c', 'k', 'h', ?, 'RATE', 'r', 'LIMITED', 'APPLIED', ?, UTC_TIMESTAMP(6))
                        """)
                .params(
                        correction.sourceId(),
                        correction.loanId(),
                        correction.principal().cents())
                .update();
    }

    void publish(CreditMovement movement) {
        publish(movement, null);
    }

    /** @param at the time of sending that the message states; null for none */
    void publish(CreditMovement movement, @Nullable Instant at) {
        String key = switch (movement.kind()) {
            case RESTORATION -> CreditPublisher.APPLIED;
            case REVERSAL -> CreditPublisher.REVERSED;
            case CORRECTION -> CreditPublisher.CORRECTED;
        };
        servers.rabbit().send(CreditPublisher.EXCHANGE, key, message(movement.messageId(), movement, at));
    }

    @SuppressWarnings("JavaUtilDate")
    static Message message(String messageId, CreditMovement movement, @Nullable Instant at) {
        Message message = MessageBuilder.withBody(CreditMovementJson.write(movement))
                .setMessageId(messageId)
                .setType(CreditMovementJson.type(movement.kind()))
                .build();
        if (at != null) {
            message.getMessageProperties().setTimestamp(Date.from(at));
        }
        return message;
    }

    void publish(String messageId, byte[] body) {
        servers.rabbit()
                .send(
                        CreditPublisher.EXCHANGE,
                        CreditPublisher.APPLIED,
                        MessageBuilder.withBody(body)
                                .setMessageId(messageId)
                                .setType(CreditMovementJson.APPLIED)
                                .build());
    }

    /** The broker as a plain client sees it. */
    ConnectionFactory broker() {
        return ((CachingConnectionFactory) servers.rabbit().getConnectionFactory()).getRabbitConnectionFactory();
    }

    /** The search for strays, which no sweep does during these tests. */
    Strays strays() {
        return new Strays(
                worker.getBean(InboundConnections.class).unlimited(),
                worker.getBean(GivenUpMessages.class),
                worker.getBean(DeadQueue.class),
                worker.getBean(CreditRestorations.class),
                Outages::cause);
    }

    long used(String dealerId) {
        return clms.sql("SELECT used FROM credit_line WHERE dealer_id = ?")
                .param(dealerId)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    long logged(String outcome) {
        return clms.sql("SELECT COUNT(*) FROM credit_log WHERE outcome = ?")
                .param(outcome)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    long marks() {
        return servers.redis().opsForHash().size(SendHashes.SENT);
    }

    /** The number of messages in a queue that no consumer holds. */
    long ready(String queue) {
        return Objects.requireNonNull(new RabbitAdmin(servers.rabbit()).getQueueInfo(queue))
                .getMessageCount();
    }

    /** The number of consumers of a queue; 0 if the queue does not exist. */
    long consumers(String queue) {
        QueueInformation there = new RabbitAdmin(servers.rabbit()).getQueueInfo(queue);
        return there == null ? 0 : there.getConsumerCount();
    }

    /** The number of workflows started since a moment whose id has this prefix. */
    long workflows(String prefix, Instant since) {
        return temporal()
                .listExecutions("WorkflowId STARTS_WITH '" + prefix + "' AND StartTime >= '" + since + "'")
                .count();
    }

    /** The decisions of people about dead letters. */
    static DeadLetterDecisions operator() {
        ClmsDatabase api = TestSchema.clms("api");
        return new DeadLetterDecisions(api, new AuditLog(api));
    }

    @Override
    public void close() {
        worker.close();
        servers.close();
    }
}
