package floorplan.worker.credit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import floorplan.domain.credit.CreditMovement;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.CreditPublisher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Random messages of any form that the broker accepts, drawn from a seed: properties, headers, bodies, sizes. Each has
 * a different body, so each ends in a row of its own.
 */
@SuppressWarnings("JavaUtilDate")
final class HostileMessages {
    /** A stack size in bytes, because the client writes deep headers by recursion. */
    private static final long DEEP_STACK = 512L << 20;

    /**
     * Too deep for a thread with the default stack. A frame holds 26,000 levels, but the client would need a minute to
     * write them.
     */
    private static final int DEEP = 8_000;

    private static final int UNCONFIRMED_AT_MOST = 500;
    private static final String DEATH = "x-death";
    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/x-java-serialized-object",
            "text/plain; charset=none",
            "application/zip",
            "",
            "\u0000");
    private static final List<String> ENCODINGS =
            List.of("gzip", "deflate", "zip", "gzip:UTF-8", "zip:no-such-charset", "UTF-16", "");
    private static final List<String> TYPES = List.of(
            CreditMovementJson.APPLIED,
            CreditMovementJson.REVERSED,
            CreditMovementJson.CORRECTED,
            "floorplan.repayment.applied.v2",
            "",
            "\n\u2028");
    private static final List<String> HEADERS = List.of(
            "springBatchFormat",
            DEATH,
            "x-delay",
            "x-delivery-count",
            "x-retries",
            "x-first-death-queue",
            "amqp_batchSize",
            "__TypeId__",
            "spring_returned_message_correlation",
            "floorplan-logged-as",
            "floorplan-failure",
            "");

    private final Random random;
    private final boolean forgedDeathsExpire;
    private int count;

    HostileMessages(long seed) {
        this(seed, false);
    }

    /**
     * @param forgedDeathsExpire false for a broker that stops dead-lettering at an expired message whose header
     *     {@code x-death} is malformed; see {@link #isVersion3}
     */
    HostileMessages(long seed, boolean forgedDeathsExpire) {
        random = new Random(seed);
        this.forgedDeathsExpire = forgedDeathsExpire;
    }

    /** A message to send. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(BasicProperties properties, byte[] body) {}

    /** A good message. Its properties are as strange as possible, but do not contradict the body. */
    Sent good(CreditMovement movement) {
        BasicProperties.Builder properties =
                properties().messageId(movement.messageId()).type(CreditMovementJson.type(movement.kind()));
        return new Sent(properties.build(), CreditMovementJson.write(movement));
    }

    /** A hostile message, which restores nothing. */
    Sent bad() {
        count++;
        BasicProperties.Builder properties = properties();
        properties.type(oneOf(TYPES));
        properties.messageId(
                switch (random.nextInt(5)) {
                    case 0 -> null;
                    case 1 -> "usable-" + count;
                    case 2 -> "import:usable:" + count;
                    case 3 -> "\u0000\r\n'\u4f60" + count;
                    default -> "x".repeat(250);
                });
        if (random.nextInt(4) == 0) {
            properties.timestamp(new Date(random.nextLong() / 1_000_000));
        }
        boolean forged = properties.build().getHeaders().containsKey(DEATH);
        if (random.nextInt(50) == 0 && (forgedDeathsExpire || !forged)) {
            properties.expiration("1");
        }
        return new Sent(properties.build(), body());
    }

    /** A message with a body of this many bytes, too large for the listener. */
    Sent large(int bytes) {
        byte[] body = new byte[bytes];
        random.nextBytes(body);
        return new Sent(properties().build(), body);
    }

    /** A message whose headers nest too deeply for most programs. */
    Sent deep() {
        Object nested = "deep";
        for (int i = 0; i < DEEP; i++) {
            nested = List.of(nested);
        }
        count++;
        return new Sent(
                new BasicProperties.Builder().headers(Map.of("deep", nested)).build(), text("deep " + count));
    }

    private BasicProperties.Builder properties() {
        BasicProperties.Builder properties =
                new BasicProperties.Builder().headers(headers()).deliveryMode(2);
        if (random.nextBoolean()) {
            properties.contentType(oneOf(CONTENT_TYPES)).contentEncoding(oneOf(ENCODINGS));
        }
        if (random.nextBoolean()) {
            properties
                    .deliveryMode(1 + random.nextInt(2))
                    .priority(random.nextInt(256))
                    .correlationId(string(255))
                    .replyTo("nobody")
                    .appId(string(255))
                    .clusterId(string(255));
        }
        return properties;
    }

    private Map<String, @Nullable Object> headers() {
        Map<String, @Nullable Object> headers = new HashMap<>();
        int some = random.nextInt(4);
        for (int i = 0; i < some; i++) {
            headers.put(random.nextInt(4) == 0 ? string(50) : oneOf(HEADERS), value(0));
        }
        if (random.nextInt(5) == 0) {
            headers.put("springBatchFormat", "lengthHeader4");
        }
        if (random.nextInt(100) == 0) {
            for (int i = 0; i < 3_000; i++) {
                headers.put("many-" + i, i);
            }
        }
        return headers;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 20 ? 9 : 12)) {
            case 0 -> null;
            case 1 -> random.nextLong();
            case 2 -> random.nextInt();
            case 3 -> string(200);
            case 4 -> random.nextBoolean();
            case 5 -> new Date(random.nextLong() / 1_000_000);
            case 6 -> new BigDecimal("-1234.567");
            case 7 -> text(string(2_000));
            case 8 -> random.nextDouble();
            case 9 -> Arrays.asList(value(depth + 1), value(depth + 1));
            case 10 -> {
                Map<String, @Nullable Object> table = new HashMap<>();
                table.put("count", value(depth + 1));
                table.put(string(20), value(depth + 1));
                yield table;
            }
            default -> List.of(Map.of("count", Long.MIN_VALUE, "reason", "expired"));
        };
    }

    private byte[] body() {
        String id = "h" + Long.toHexString(random.nextLong()) + count;
        return switch (random.nextInt(10)) {
            case 0 -> bytes(300);
            case 1 -> text("[".repeat(random.nextInt(9_000)) + count);
            case 2 -> text("{\"repaymentId\":\"" + id + "\",\"principal\":" + "9".repeat(random.nextInt(5_000)) + "}");
            case 3 -> movement(id, "1E+999999999", "CNY", "2026-03-10");
            case 4 -> movement(id, "1.00", oneOf(List.of("XXX", "JPY", "cny", "\u0000")), "2026-03-10");
            case 5 -> movement(id, "1.00", "CNY", oneOf(List.of("+999999999-12-31", "0000-01-01", "2026-13-01")));
            case 6 -> movement("import:" + id + ":d1", "1.00", "CNY", "2026-03-10");
            case 7 -> movement(id, oneOf(List.of("-1.00", "0.00", "92233720368547758.07")), "CNY", "9999-12-31");
            case 8 -> bytes(random.nextInt(20) == 0 ? 200_000 : 12_000);
            default -> movement(id, "1.00", "CNY", "2026-03-10");
        };
    }

    private static byte[] movement(String id, String principal, String currency, String date) {
        return text("{\"repaymentId\":\"" + id + "\",\"loanId\":\"l\",\"dealerId\":\"d1\",\"principal\":\"" + principal
                + "\",\"currency\":\"" + currency + "\",\"valueDate\":\"" + date + "\",\"more\":{\"a\":[null]}}");
    }

    /** Random bytes that begin with a unique number. */
    private byte[] bytes(int most) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(text(count + "#"));
        byte[] more = new byte[random.nextInt(most)];
        random.nextBytes(more);
        body.writeBytes(more);
        return body.toByteArray();
    }

    private String string(int most) {
        byte[] some = new byte[random.nextInt(most)];
        random.nextBytes(some);
        return new String(some, StandardCharsets.US_ASCII).replace('\uFFFD', 'x');
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends messages in order. When this returns, the broker has confirmed them all. */
    static void publish(ConnectionFactory broker, List<Sent> messages) throws Exception {
        try (ExecutorService deep =
                Executors.newSingleThreadExecutor(work -> new Thread(null, work, "deep", DEEP_STACK))) {
            Future<?> published = deep.submit(() -> {
                publishAll(broker, messages);
                return null;
            });
            published.get();
        }
    }

    /**
     * The longest body to try, in bytes. RabbitMQ 4 accepts 16 MB. RabbitMQ 3 accepts 128 MB; 70 MB is more than the 64
     * MB that a client accepts by default.
     */
    static int longestBody(ConnectionFactory broker) throws Exception {
        return (isVersion3(broker) ? 70 : 15) << 20;
    }

    static boolean isVersion3(ConnectionFactory broker) throws Exception {
        try (Connection connection = broker.newConnection()) {
            return String.valueOf(connection.getServerProperties().get("version"))
                    .startsWith("3.");
        }
    }

    private static void publishAll(ConnectionFactory broker, List<Sent> messages) throws Exception {
        try (Connection connection = broker.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            List<Sent> all = new ArrayList<>(messages);
            for (int i = 0; i < all.size(); i++) {
                publish(channel, all.get(i));
                if (i % UNCONFIRMED_AT_MOST == 0) {
                    channel.waitForConfirmsOrDie();
                }
            }
            channel.waitForConfirmsOrDie();
        }
    }

    private static void publish(Channel channel, Sent message) throws IOException {
        channel.basicPublish(
                CreditPublisher.EXCHANGE, CreditPublisher.APPLIED, false, message.properties(), message.body());
    }
}
