package floorplan.bench.credit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.store.credit.CreditQueues;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A backlog of persistent messages in the queue, confirmed by the broker and marked as sent. Also checks that their
 * credit was restored.
 */
final class Backlog {
    private static final byte[] SENT = bytes(SendHashes.SENT);
    private static final int DEALERS = 50;
    private static final long CENTS = 100;
    private static final int MARKS_AT_ONCE = 1_000;
    private static final long CONFIRM_MILLIS = 60_000;
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private final JdbcTemplate clms;
    private final StringRedisTemplate redis;
    private final CachingConnectionFactory broker;
    private final int messages;
    private List<CreditMovement> movements = List.of();

    Backlog(JdbcTemplate clms, StringRedisTemplate redis, CachingConnectionFactory broker, int messages) {
        this.clms = clms;
        this.redis = redis;
        this.broker = broker;
        this.messages = messages;
    }

    int messages() {
        return messages;
    }

    /** Deletes what a round has left. No listener may run. */
    void clear() {
        new RabbitAdmin(broker).purgeQueue(CreditQueues.CREDIT);
        clms.update("DELETE FROM credit_log");
        clms.update("DELETE FROM credit_line");
        unmark(movements);
    }

    /** Fills the queue anew. No listener may run. */
    void fill() {
        clear();
        for (int dealer = 0; dealer < DEALERS; dealer++) {
            clms.update(
                    "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', ?, ?)",
                    "D-" + dealer,
                    CENTS * messages,
                    CENTS * messages);
        }
        movements = new ArrayList<>(messages);
        for (int i = 0; i < messages; i++) {
            movements.add(CreditMovement.restoration(
                    UUID.randomUUID().toString().replace("-", ""),
                    "LOAN-" + i,
                    "D-" + i % DEALERS,
                    new Money(CNY, CENTS),
                    DAY));
        }
        mark(movements);
        publish(movements);
    }

    private void mark(List<CreditMovement> movements) {
        inChunks(
                movements,
                some -> redis.executePipelined((RedisCallback<@Nullable Object>) connection -> {
                    some.forEach(movement -> connection
                            .hashCommands()
                            .hSet(SENT, bytes(movement.messageId()), bytes("{\"sendCount\":1,\"message\":{}}")));
                    return null;
                }));
    }

    private void unmark(List<CreditMovement> movements) {
        inChunks(
                movements,
                some -> redis.opsForHash()
                        .delete(
                                SendHashes.SENT,
                                some.stream().map(CreditMovement::messageId).toArray()));
    }

    private static void inChunks(List<CreditMovement> movements, Consumer<List<CreditMovement>> each) {
        for (int from = 0; from < movements.size(); from += MARKS_AT_ONCE) {
            each.accept(movements.subList(from, Math.min(from + MARKS_AT_ONCE, movements.size())));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void publish(List<CreditMovement> movements) {
        try (com.rabbitmq.client.Connection connection =
                        broker.getRabbitConnectionFactory().newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (CreditMovement movement : movements) {
                AMQP.BasicProperties properties = MessageProperties.PERSISTENT_BASIC
                        .builder()
                        .messageId(movement.messageId())
                        .type(CreditMovementJson.type(movement.kind()))
                        .build();
                channel.basicPublish(
                        CreditPublisher.EXCHANGE,
                        CreditPublisher.APPLIED,
                        properties,
                        CreditMovementJson.write(movement));
            }
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        } catch (IOException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("the broker did not take the backlog", e);
        }
    }

    /** The number of messages whose credit is restored and whose marks are gone. */
    int done() {
        return messages - Math.toIntExact(redis.opsForHash().size(SendHashes.SENT));
    }

    /**
     * @throws IllegalStateException unless the log and the credit lines agree with the marks: {@code done} messages are
     *     restored, each once
     */
    void requireRestored(int done) {
        long logged = number("SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'");
        long restored = DEALERS * CENTS * messages - number("SELECT SUM(used) FROM credit_line");
        if (logged != done || restored != done * CENTS) {
            throw new IllegalStateException(
                    "%d marks are gone, %d messages logged, %d cents restored".formatted(done, logged, restored));
        }
    }

    private long number(String sql) {
        return Objects.requireNonNull(clms.queryForObject(sql, Long.class));
    }
}
