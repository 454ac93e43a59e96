package floorplan.api.system;

import static floorplan.store.Patience.await;

import floorplan.devstack.TestStack;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.credit.CreditQueues;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API and the worker as separate processes on the real servers, called over HTTP. All tests of a JVM share one
 * system.
 */
public final class RunningSystem {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    public static final TokenKey KEY = TokenKey.make();
    public static final String TOKEN = token("operator");

    /** The token of the codec endpoint. It is longer than any id may be. */
    public static final String UI_TOKEN = "ui-token".repeat(25);

    private static @Nullable RunningSystem running;

    public final AccountDatabase account = TestSchema.account("owner");
    public final ClmsDatabase clms = TestSchema.clms("owner");
    public final TestServers servers = TestServers.connect();
    public final Map<String, String> workerSettings;
    public final AppProcess worker;
    public final AppProcess api;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * A separate system, whose applications are starting.
     *
     * @param workerSettings environment variables in addition to the stack's, like {@code apiSettings}
     */
    public RunningSystem(Map<String, String> workerSettings, Map<String, String> apiSettings) {
        this.workerSettings = workerSettings;
        worker = new AppProcess("worker", workerSettings);
        api = new AppProcess("api", believingTokens(apiSettings));
    }

    /** Settings of an API that takes this system's tokens. */
    public static Map<String, String> believingTokens(Map<String, String> apiSettings) {
        Map<String, String> all = new TreeMap<>(apiSettings);
        all.put(AppProcess.PUBLIC_KEY, KEY.location());
        return all;
    }

    /** The system, ready for use. Each call empties the books. */
    public static synchronized RunningSystem get() {
        TestStack.get();
        RunningSystem system = running;
        if (system == null) {
            system = new RunningSystem(
                    Map.of(
                            "FLOORPLAN_CREDIT_FIRST_PAUSE",
                            "100ms",
                            "FLOORPLAN_DAY_END_AT",
                            anHourAgo().toString(),
                            "LOGGING_LEVEL_FLOORPLAN",
                            "debug"),
                    TestProvider.withConsole(Map.of(
                            "FLOORPLAN_CREDIT_FIRST_PAUSE",
                            "100ms",
                            "FLOORPLAN_PAYLOADS_UI_TOKEN",
                            UI_TOKEN,
                            "FLOORPLAN_SHUTDOWN_NOTICE",
                            "10s",
                            "LOGGING_LEVEL_FLOORPLAN",
                            "debug")));
            system.worker.ready();
            system.api.ready();
            running = system;
        }
        system.empty();
        return system;
    }

    /** The time of the day-end: an hour ago in Shanghai, so none begins by schedule during a test. */
    private static LocalTime anHourAgo() {
        return LocalTime.now(ZoneId.of("Asia/Shanghai")).minusHours(1).truncatedTo(ChronoUnit.MINUTES);
    }

    /** A token of a role of the local system, as {@code make token} prints it. */
    public static String token(String role) {
        return KEY.sign(TokenRole.claims(role, Instant.now()));
    }

    /** Ends the workflows that are left, and empties books, hashes and queues. */
    public void empty() {
        LeftWorkflows.end();
        new RabbitAdmin(servers.rabbit()).purgeQueue(CreditQueues.CREDIT);
        TestSchema.empty("account");
        TestSchema.empty("clms");
        servers.emptyRedis();
    }

    /** An answer with its body read as JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {
        public String text(String path) {
            return body.at(path).asString();
        }
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** An answer whose body is not JSON. */
    public Answer getText(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = exchange(request);
        return new Answer(response.statusCode(), JSON.nullNode(), response);
    }

    public Answer post(String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /**
     * Sends a request like a client whose network breaks: it disconnects at the first byte of the answer, so the work
     * is done but the client does not know.
     */
    public void loseTheAnswer(String path, String contentType, String body, String... headers) {
        URI address = URI.create(api.url() + path);
        StringBuilder request =
                new StringBuilder("POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
                        .formatted(address.getRawPath(), TOKEN, contentType));
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        request.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer importFile(String kind, String csv) {
        return post("/v1/imports/" + kind, "text/csv", csv, "Prefer", "wait=10");
    }

    /** Repays like a client: sends the same request again while the answer is 503. */
    public Answer repay(String key, String body) {
        return untilTaken(() -> repayOnce(key, body));
    }

    public Answer repayOnce(String key, String body) {
        return post("/v1/repayments", "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10");
    }

    /** Sends a request like a client: again while the answer is 503. */
    public static Answer untilTaken(Supplier<Answer> request) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        await("an answer other than 503").until(() -> {
            answer.set(request.get());
            return answer.get().status() != 503;
        });
        return answer.get();
    }

    public HttpRequest.Builder request(String path) {
        return request(path, TOKEN);
    }

    /** A request to an API other than this system's own. */
    public HttpRequest.Builder requestTo(AppProcess other, String path) {
        return HttpRequest.newBuilder(URI.create(other.url() + path)).header("Authorization", "Bearer " + TOKEN);
    }

    /** @param token empty for none */
    public HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        String body = response.body();
        return new Answer(response.statusCode(), JSON.readTree(body.isBlank() ? "null" : body), response);
    }

    public HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long count(Database database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
