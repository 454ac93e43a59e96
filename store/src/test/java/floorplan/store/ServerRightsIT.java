package floorplan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.store.credit.SentMessages;
import floorplan.store.message.SendHashes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.amqp.rabbit.core.ChannelCallback;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Each user of Redis and RabbitMQ may do its work and no more. */
class ServerRightsIT {
    private static final TestServers OWNER = TestServers.connect();
    private static final Map<String, TestServers> USERS =
            Map.of("WORKER", TestServers.as("WORKER"), "API", TestServers.as("API"));

    @BeforeAll
    static void declareAsTheListenerDoes() {
        rabbit("WORKER", channel -> {
            channel.exchangeDeclare("floorplan.account", "direct", true);
            for (String queue : List.of("clms.credit", "clms.credit.dead")) {
                channel.queueDelete(queue);
                channel.queueDeclare(
                        queue, true, false, false, Map.of("x-queue-type", "quorum", "x-dead-letter-exchange", ""));
            }
            return channel.queueBind("clms.credit", "floorplan.account", "repayment.applied");
        });
        OWNER.rabbit().execute(channel -> channel.queueDeclare("others", true, false, false, Map.of()));
        OWNER.redis().opsForValue().set("others", "1");
    }

    @AfterAll
    static void close() {
        OWNER.rabbit().execute(channel -> {
            channel.queueDelete("clms.credit");
            channel.queueDelete("clms.credit.dead");
            return channel.queueDelete("others");
        });
        OWNER.emptyRedis();
        OWNER.close();
        USERS.values().forEach(TestServers::close);
    }

    private static TestServers user(String role) {
        return Objects.requireNonNull(USERS.get(role));
    }

    private static <T> T rabbit(String role, ChannelCallback<T> work) {
        return user(role).rabbit().execute(work);
    }

    private static Object redis(String role, String command) {
        String[] words = command.split(" ", -1);
        byte[][] arguments = List.of(words).subList(1, words.length).stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return user(role).redis().execute((RedisConnection connection) -> connection.execute(words[0], arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORKER", "API"})
    void passesMessagesOnThroughRedisAndSweepsThemUp(String role) {
        StringRedisTemplate redis = user(role).redis();
        CreditMovement restoration = CreditMovement.restoration(
                "id", "loan", "dealer", new Money(Currency.getInstance("CNY"), 500), LocalDate.of(2026, 3, 10));
        SendHashes hashes = new SendHashes(redis);
        hashes.prepare(new AcceptedRepayment(
                "id",
                "client",
                "key",
                "hash",
                "loan",
                Payer.DEALER,
                restoration.principal(),
                null,
                null,
                BackDating.NONE));
        assertThat(hashes.preparedBefore(Duration.ZERO, null, 10).ids()).contains("id");
        hashes.promote(restoration);
        hashes.promote(restoration);
        assertThat(hashes.size(SendHashes.SENT)).isPositive();
        hashes.unprepare("id");
        SentMessages sent = new SentMessages(redis);
        assertThat(sent.sendCounts(List.of("id"))).containsEntry("id", 2);
        assertThat(sent.marked(null, 10).ids()).contains("id");
        sent.forget(List.of("id"));
        redis.opsForValue().set("loan_info:1", "{}");
        assertThat(redis.opsForValue().get("credit_line:1")).isNull();
        assertThat(redis.delete("loan_info:1")).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            WORKER | GET others
            WORKER | HSET others a b
            WORKER | EVAL return(redis.call('GET',KEYS[1])) 1 others
            WORKER | EVAL return(redis.call('FLUSHALL')) 0
            WORKER | DEL suc_send_data
            WORKER | HGETALL suc_send_data
            WORKER | KEYS *
            WORKER | FLUSHALL
            WORKER | CONFIG GET dir
            WORKER | ACL LIST
            WORKER | SCRIPT FLUSH
            WORKER | SHUTDOWN
            API    | GET others
            API    | DEL pre_data
            API    | SET suc_send_data 1
            API    | EVAL return(redis.call('DEL',KEYS[1])) 1 pre_data
            API    | FLUSHDB
            API    | KEYS *
            API    | CONFIG SET dir /tmp
            API    | REPLICAOF 127.0.0.1 1
            API    | PUBLISH a b
            """)
    void isRefusedByRedis(String role, String command) {
        assertThatThrownBy(() -> redis(role, command))
                .rootCause()
                .message()
                .containsPattern("^NOPERM|^ERR (The user executing the script can't|ACL failure in script)");
    }

    @Test
    void publishesAndListens() {
        rabbit("API", channel -> {
            channel.confirmSelect();
            channel.basicPublish("floorplan.account", "repayment.applied", true, null, new byte[] {1});
            return channel.waitForConfirms(30_000);
        });
        rabbit("WORKER", channel -> {
            assertThat(channel.basicGet("clms.credit", true)).isNotNull();
            channel.confirmSelect();
            channel.basicPublish("", "clms.credit.dead", true, null, new byte[] {1});
            return channel.waitForConfirms(30_000);
        });
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "API, get, clms.credit",
        "API, purge, clms.credit",
        "API, delete, clms.credit",
        "API, declare, clms.credit",
        "API, declare, another",
        "API, deleteExchange, floorplan.account",
        "API, publish, ''",
        "API, publish, amq.fanout",
        "WORKER, get, others",
        "WORKER, purge, others",
        "WORKER, delete, others",
        "WORKER, declare, another",
        "WORKER, publish, amq.fanout",
    })
    void isRefusedByRabbitMq(String role, String what, String name) {
        assertThatThrownBy(() -> rabbit(role, channel -> switch (what) {
                    case "get" -> channel.basicGet(name, true);
                    case "purge" -> channel.queuePurge(name);
                    case "delete" -> channel.queueDelete(name);
                    case "declare" -> channel.queueDeclare(name, true, false, false, Map.of());
                    case "deleteExchange" -> channel.exchangeDelete(name);
                    case "publish" -> {
                        // Bypasses the template's own channel, which does not say why it is closed.
                        Channel plain = ((ChannelProxy) channel).getTargetChannel();
                        plain.confirmSelect();
                        plain.basicPublish(name, "clms.credit", null, new byte[0]);
                        yield plain.waitForConfirms(30_000);
                    }
                    default -> throw new IllegalArgumentException(what);
                }))
                .hasStackTraceContaining("ACCESS_REFUSED");
    }
}
