package floorplan.worker.credit;

import floorplan.activities.credit.CreditReservationActivities;
import floorplan.activities.credit.CreditRestoreActivities;
import floorplan.activities.credit.DeadLetterBulkActivities;
import floorplan.runtime.cache.CacheConfiguration;
import floorplan.runtime.credit.CreditSettings;
import floorplan.runtime.database.ClmsDatabaseConfiguration;
import floorplan.runtime.failure.FailureConfiguration;
import floorplan.runtime.failure.FailureLog;
import floorplan.runtime.failure.Outages;
import floorplan.runtime.settings.BusinessZone;
import floorplan.runtime.settings.PublishSettings;
import floorplan.store.cache.Lanes;
import floorplan.store.credit.CreditLimits;
import floorplan.store.credit.CreditLine;
import floorplan.store.credit.CreditQueues;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.DeadLetterBulks;
import floorplan.store.credit.DeadLetters;
import floorplan.store.credit.DeadQueue;
import floorplan.store.credit.GivenUpMessages;
import floorplan.store.credit.InboundProperties;
import floorplan.store.credit.Reservations;
import floorplan.store.credit.SentMessages;
import floorplan.store.database.BusinessClock;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.message.ConfirmedSends;
import floorplan.worker.messaging.InboundConnections;
import floorplan.worker.messaging.Topology;
import floorplan.workflows.credit.CheckBacks;
import floorplan.workflows.credit.CreditRestores;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.batch.SimpleBatchingStrategy;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The beans of the {@code clms} task queue, and the listener of the account side's messages. */
@Configuration(proxyBeanMethods = false)
@Import({CacheConfiguration.class, ClmsDatabaseConfiguration.class, Topology.class, FailureConfiguration.class})
@EnableConfigurationProperties({BusinessZone.class, CreditSettings.class, PublishSettings.class})
public class CreditQueue {
    /** The time for which a batch that is not full waits for another message. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    @Bean
    CreditRestorations creditRestorations(ClmsDatabase database, Lanes<Optional<CreditLine>> lanes) {
        return new CreditRestorations(database, lanes::update);
    }

    @Bean
    DeadLetters deadLetters(ClmsDatabase database) {
        return new DeadLetters(database);
    }

    @Bean
    DeadQueue deadQueue(RabbitTemplate rabbit, PublishSettings settings) {
        return new DeadQueue(new ConfirmedSends(rabbit, settings.confirmTimeout()));
    }

    @Bean
    SentMessages sentMessages(StringRedisTemplate redis) {
        return new SentMessages(redis);
    }

    @Bean
    GivenUpMessages givenUpMessages(DeadLetters deadLetters, DeadQueue deadQueue, SentMessages sent) {
        return new GivenUpMessages(deadLetters, deadQueue, sent);
    }

    @Bean
    CreditRestoreActivities creditRestoreActivities(
            CreditRestorations restorations, DeadLetters deadLetters, DeadQueue deadQueue, SentMessages sent) {
        return new CreditRestoreActivities(restorations, deadLetters, deadQueue, sent, Outages::cause);
    }

    @Bean
    DeadLetterBulkActivities deadLetterBulkActivities(
            ClmsDatabase database, WorkflowClient temporal, CreditSettings settings) {
        return new DeadLetterBulkActivities(
                new DeadLetterBulks(database), new CreditRestores(temporal), settings.tries(), settings.firstPause());
    }

    @Bean
    CreditReservationActivities creditReservationActivities(ClmsDatabase database, Lanes<Optional<CreditLine>> lanes) {
        return new CreditReservationActivities(new Reservations(database, lanes::update), new CreditLimits(database));
    }

    @Bean
    CreditInbox creditInbox(
            CreditRestorations restorations,
            SentMessages sent,
            GivenUpMessages givenUp,
            WorkflowClient temporal,
            ClmsDatabase database,
            BusinessZone zone,
            CreditSettings settings) {
        return new CreditInbox(
                restorations,
                sent,
                givenUp,
                new CheckBacks(temporal, settings.checkBackTimeout()),
                new CreditRestores(temporal),
                new BusinessClock(database, zone.zone()),
                settings);
    }

    @Bean
    SimpleMessageListenerContainer creditListener(
            InboundConnections connections, CreditInbox inbox, FailureLog failures, CreditSettings settings) {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections.listening());
        container.setQueueNames(CreditQueues.CREDIT);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setConsumerBatchEnabled(true);
        container.setBatchingStrategy(new NeverDebatched());
        container.setMessagePropertiesConverter(new InboundProperties());
        container.setBatchSize(settings.batchSize());
        // Room for the batch in progress and the next one.
        container.setPrefetchCount(underWay(settings));
        container.setReceiveTimeout(GATHER.toMillis());
        container.setMissingQueuesFatal(false);
        container.setRecoveryInterval(RECONNECT.toMillis());
        container.setForceStop(true);
        container.setMessageListener(new CreditListener(inbox, failures, settings.longestPause(), container::isActive));
        return container;
    }

    private static int underWay(CreditSettings settings) {
        return 2 * settings.batchSize();
    }

    /**
     * Never splits a message. With the default strategy the container would treat a message with certain headers as a
     * batch made by Spring, and would fail for ever if it is not one.
     */
    private static final class NeverDebatched extends SimpleBatchingStrategy {
        NeverDebatched() {
            super(0, 0, 0);
        }

        @Override
        public boolean canDebatch(MessageProperties properties) {
            return false;
        }
    }

    @Bean
    Listening listening(
            FailureLog failures,
            InboundConnections connections,
            SimpleMessageListenerContainer container,
            CreditSettings settings) {
        CreditListener listener = (CreditListener) Objects.requireNonNull(container.getMessageListener());
        return new Listening(
                failures,
                new LargeMessages(connections.unlimited(), listener, settings.batchSize()),
                underWay(settings));
    }

    @Bean
    CreditMeters creditMeters(DeadLetters deadLetters) {
        return new CreditMeters(deadLetters);
    }
}
