package floorplan.faults;

import static floorplan.store.Patience.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.faults.Cell.Layout;
import floorplan.store.credit.CreditQueues;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.CreditPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** Hostile messages, and a broker that limits the messages that it takes and keeps. */
final class HostileMessageCells {
    private static final int REPAYMENTS = 10;
    private static final int WAITING = 5_000;
    private static final int DEEP = 8_000;
    private static final int DELIVERY_LIMIT = 5;
    private static final int MEGABYTE = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String POLICY = "few-deliveries";

    private HostileMessageCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("consume / a message that says it is a batch of Spring", HostileMessageCells::batch),
                Cell.of("consume / messages of 8 and 9 MB, headers that nest 8,000 deep", HostileMessageCells::large),
                Cell.of("consume / a message that fails unexpectedly", HostileMessageCells::unexpected),
                Cell.of("consume / broker memory alarm while 5,000 messages wait", HostileMessageCells::memoryAlarm)
                        .in(Layout.IN_WORKER),
                Cell.of("consume / broker policy with a delivery limit of 5", HostileMessageCells::deliveryLimit));
    }

    /** A message as a plain client sends it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record PlainMessage(BasicProperties properties, byte[] body) {}

    private static void batch(Trial trial) {
        BasicProperties batch = new BasicProperties.Builder()
                .headers(Map.of("springBatchFormat", "lengthHeader4"))
                .build();
        byte[] first = {'a', 'b', 'c', (byte) trial.random.nextInt(128)};
        byte[] second = {0, 0, 0, 'd', 'a', 'b', 'c', (byte) trial.random.nextInt(128)};
        becomeDeadLetters(trial, List.of(new PlainMessage(batch, first), new PlainMessage(batch, second)));
    }

    private static void large(Trial trial) {
        List<PlainMessage> messages = new ArrayList<>();
        for (int megabytes : List.of(8, 9)) {
            byte[] body = new byte[megabytes * MEGABYTE];
            trial.random.nextBytes(body);
            messages.add(new PlainMessage(new BasicProperties(), body));
        }
        List<Object> nested = List.of(trial.random.nextInt());
        for (int i = 0; i < DEEP; i++) {
            nested = List.of(nested);
        }
        messages.add(new PlainMessage(
                new BasicProperties.Builder().headers(Map.of("deep", nested)).build(), new byte[] {'{'}));
        becomeDeadLetters(trial, messages);
        long whole = trial.clms("SELECT COUNT(*) FROM credit_log WHERE LENGTH(body) = body_length");
        long beginnings = trial.clms("SELECT COUNT(*) FROM credit_log WHERE LENGTH(body) < body_length");
        trial.require(
                whole == 2 && beginnings == 1, whole + " bodies are kept whole, of " + beginnings + " the beginning");
    }

    private static void becomeDeadLetters(Trial trial, List<PlainMessage> messages) {
        List<String> loans = trial.loans(REPAYMENTS);
        publish(trial, CreditPublisher.APPLIED, messages);
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        await("others flow meanwhile").atMost(SOON).until(() -> trial.restored() == loans.size());
        await("dead letters").until(() -> trial.deadLetters() == messages.size());
        planted(trial);
    }

    private static void planted(Trial trial) {
        trial.plantedDeadLetters.addAll(deadLetters(trial));
    }

    private static List<String> deadLetters(Trial trial) {
        return trial.system
                .clms
                .sql("SELECT message_id FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query((row, n) -> row.getString("message_id"))
                .list();
    }

    /** The used amount of the message's credit line is so large that the message would make it overflow. */
    private static void unexpected(Trial trial) {
        String rich = "dealer-of-" + ConsumeCells.id();
        ConsumeCells.line(trial, rich, Long.MAX_VALUE - 5);
        CreditMovement poison = CreditMovement.reversal(
                ConsumeCells.id(),
                "no-loan",
                rich,
                new Money(Currency.getInstance("CNY"), 10),
                LocalDate.of(2026, 3, 10));
        trial.markSent(poison);
        BasicProperties properties = new BasicProperties.Builder()
                .messageId(poison.messageId())
                .type(CreditMovementJson.REVERSED)
                .build();
        List<String> loans = trial.loans(REPAYMENTS);
        trial.system.worker.freeze();
        trial.client.repay(loans, trial.cents());
        await("some sent").until(() -> trial.sent() >= 1 + trial.random.nextInt(REPAYMENTS / 2));
        publish(
                trial,
                CreditPublisher.REVERSED,
                List.of(new PlainMessage(properties, CreditMovementJson.write(poison))));
        trial.client.awaitAnswers();
        await("all sent").until(() -> trial.sent() == REPAYMENTS);
        trial.system.worker.thaw();
        await("others flow meanwhile").atMost(SOON).until(() -> trial.restored() == loans.size());
        await("a dead letter").until(() -> trial.deadLetters() == 1);
        planted(trial);
        ConsumeCells.giveBack(trial, rich);
    }

    /** In this layout the worker publishes too: its consuming must not wait for its blocked publishing. */
    private static void memoryAlarm(Trial trial) {
        String dealer = "dealer-of-" + ConsumeCells.id();
        ConsumeCells.line(trial, dealer, WAITING);
        List<String> loans = trial.loans(REPAYMENTS);
        RabbitAdmin admin = new RabbitAdmin(trial.system.servers.rabbit());
        List<PlainMessage> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            CreditMovement restoration = Trial.restoration(ConsumeCells.id(), dealer, 1);
            trial.markSent(restoration);
            waiting.add(new PlainMessage(
                    new BasicProperties.Builder()
                            .messageId(restoration.messageId())
                            .type(CreditMovementJson.APPLIED)
                            .deliveryMode(2)
                            .build(),
                    CreditMovementJson.write(restoration)));
        }
        // Cuts only clms: the worker stays connected, and everything but its listener goes on.
        trial.rig.workerWires.clms().cut();
        publish(trial, CreditPublisher.APPLIED, waiting);
        trial.rig.stack.controlRabbit("set_vm_memory_high_watermark", "0");
        try {
            trial.client.repay(loans, trial.cents());
            await("all applied").until(() -> trial.applied() == loans.size());
            trial.sleepUpTo(Duration.ofSeconds(3));
            trial.require(trial.sent() == 0, "something was sent in spite of the alarm");
            trial.rig.workerWires.clms().heal();
            await("those waiting are restored during the alarm")
                    .atMost(SOON.multipliedBy(2))
                    .until(() -> ConsumeCells.used(trial, dealer) == 0);
        } finally {
            trial.rig.stack.controlRabbit("set_vm_memory_high_watermark", "0.4");
        }
        trial.client.awaitAnswers();
        await("all restored").until(() -> trial.restored() == WAITING + loans.size());
        await("none left").until(() -> ready(admin, CreditQueues.CREDIT) == 0);
    }

    private static long ready(RabbitAdmin admin, String queue) {
        return Objects.requireNonNull(admin.getQueueInfo(queue)).getMessageCount();
    }

    /**
     * While clms's database is away, messages return with each broken connection until the broker moves them to the
     * dead queue. There the sweep reads them in vain as many times. Finally a person retries each of them.
     */
    private static void deliveryLimit(Trial trial) {
        RabbitAdmin admin = new RabbitAdmin(trial.system.servers.rabbit());
        admin.purgeQueue(CreditQueues.DEAD);
        List<String> loans = trial.loans(REPAYMENTS);
        trial.rig.stack.controlRabbit(
                "set_policy",
                POLICY,
                "^clms[.]credit",
                "{\"delivery-limit\":" + DELIVERY_LIMIT + "}",
                "--apply-to",
                "queues");
        try {
            trial.rig.workerWires.clms().cut();
            trial.client.repay(loans, trial.cents());
            trial.client.awaitAnswers();
            await("all sent").until(() -> trial.sent() == REPAYMENTS);
            for (int deliveries = 0; deliveries < DELIVERY_LIMIT + 2; deliveries++) {
                breakOff(trial, admin);
            }
            Trial.sleep(Duration.ofSeconds(15));
            trial.sleepUpTo(Duration.ofSeconds(10));
            trial.rig.workerWires.clms().heal();
            await("a row of each")
                    .atMost(SOON.multipliedBy(2))
                    .until(() -> trial.deadLetters() + trial.restored() == REPAYMENTS);
        } finally {
            trial.rig.stack.controlRabbit("clear_policy", POLICY);
        }
        List<String> givenUp = deadLetters(trial);
        trial.require(!givenUp.isEmpty(), "the broker gave up on no message");
        for (String id : givenUp) {
            trial.require(DeadLetterCells.decide(trial, id, "retry") == 202, "no decision was taken");
        }
        await("all restored").until(() -> trial.restored() == REPAYMENTS);
    }

    /** Breaks the listener's connection once it holds all messages. */
    private static void breakOff(Trial trial, RabbitAdmin admin) {
        await("a consumer that holds all").until(() -> {
            QueueInformation credit = Objects.requireNonNull(admin.getQueueInfo(CreditQueues.CREDIT));
            return credit.getConsumerCount() == 1 && credit.getMessageCount() == 0;
        });
        trial.sleepUpTo(Duration.ofMillis(500));
        trial.rig.workerWires.rabbit().cut();
        Trial.sleep(Duration.ofMillis(500));
        trial.rig.workerWires.rabbit().heal();
    }

    private static void publish(Trial trial, String key, List<PlainMessage> messages) {
        ConnectionFactory broker = ((CachingConnectionFactory)
                        trial.system.servers.rabbit().getConnectionFactory())
                .getRabbitConnectionFactory();
        Thread deep = new Thread(null, () -> publish(broker, key, messages), "deep", 512L << 20);
        deep.start();
        try {
            deep.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publish(ConnectionFactory broker, String key, List<PlainMessage> messages) {
        try (Connection connection = broker.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (PlainMessage message : messages) {
                channel.basicPublish(CreditPublisher.EXCHANGE, key, false, message.properties(), message.body());
            }
            channel.waitForConfirmsOrDie();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
