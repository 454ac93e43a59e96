package floorplan.bench.repayment;

import floorplan.bench.Servers;
import floorplan.runtime.database.DatabaseSettings;
import floorplan.runtime.settings.PublishSettings;
import floorplan.store.credit.CreditMessages;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.message.ConfirmedSends;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.repayment.RepaymentSteps;
import io.namastack.outbox.Outbox;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Hosts the service with an outbox in this process if its comparison turns it on, with a queue and a consumer of its
 * own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("namastack.outbox.enabled")
class OutboxHost {
    private static final int CONNECTIONS = 4;
    private static final int PREFETCH = 100;

    @Bean
    OutboxService outboxService(
            AccountDatabase database,
            RepaymentLog log,
            @Qualifier("repaymentActivities") RepaymentSteps steps,
            @Lazy Outbox outbox,
            RabbitTemplate rabbit,
            PublishSettings settings) {
        return new OutboxService(database, log, steps, outbox, new ConfirmedSends(rabbit, settings.confirmTimeout()));
    }

    @Bean
    ChunkedJob chunkedJob(
            AccountDatabase database,
            RepaymentLog log,
            @Qualifier("repaymentActivities") RepaymentSteps steps,
            RabbitTemplate rabbit,
            PublishSettings settings) {
        return new ChunkedJob(database, log, steps, new ConfirmedSends(rabbit, settings.confirmTimeout()));
    }

    @Bean
    Queue batchQueue() {
        return QueueBuilder.durable(ChunkedJob.QUEUE).quorum().build();
    }

    @Bean
    Queue creditQueue() {
        return QueueBuilder.durable(OutboxService.QUEUE).quorum().build();
    }

    /** Handles each message in a transaction; the primary key of its row makes it happen once. */
    @Bean
    SimpleMessageListenerContainer creditConsumer(
            ConnectionFactory broker,
            @Value("${floorplan.clms.url}") String url,
            @Value("${floorplan.clms.worker.username}") String username,
            @Value("${floorplan.clms.worker.password}") String password) {
        CreditRestorations restorations = restorations(url, username, password);
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(broker);
        container.setQueueNames(OutboxService.QUEUE);
        container.setPrefetchCount(PREFETCH);
        container.setMessageListener(message -> {
            if (!restorations.restore(List.of(CreditMessages.read(message))).isEmpty()) {
                throw new IllegalStateException("every message can be restored");
            }
        });
        return container;
    }

    /** Handles up to a hundred messages in a transaction. */
    @Bean
    SimpleMessageListenerContainer batchConsumer(
            ConnectionFactory broker,
            @Value("${floorplan.clms.url}") String url,
            @Value("${floorplan.clms.worker.username}") String username,
            @Value("${floorplan.clms.worker.password}") String password) {
        CreditRestorations restorations = restorations(url, username, password);
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(broker);
        container.setQueueNames(ChunkedJob.QUEUE);
        container.setPrefetchCount(2 * PREFETCH);
        container.setBatchSize(PREFETCH);
        container.setConsumerBatchEnabled(true);
        container.setMessageListener((BatchMessageListener) messages -> {
            if (!restorations
                    .restore(messages.stream().map(CreditMessages::read).toList())
                    .isEmpty()) {
                throw new IllegalStateException("every message can be restored");
            }
        });
        return container;
    }

    private static CreditRestorations restorations(String url, String username, String password) {
        DataSource clms = new DatabaseSettings(url, username, password, CONNECTIONS, Servers.LONGEST_STATEMENT)
                .pool("bench-clms");
        return new CreditRestorations(new ClmsDatabase(clms), dealer -> {});
    }
}
