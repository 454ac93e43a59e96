package floorplan.api.limits;

import static floorplan.store.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.AppProcess;
import floorplan.api.system.HostileRequests;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is too large, too fast, too slow or too much is turned away and holds nobody else up, on an API whose limits are strict. */
class LimitsIT {
    private static final long SEED = 20_261_128;
    private static final int HOSTILE = Integer.getInteger("floorplan.hostile.requests", 5_000);
    private static final Duration BETWEEN_HOSTILE = Duration.ofMillis(6);
    private static final int CONNECTIONS_OF_ADDRESS = 402;
    private static final long MEGABYTES_BESIDE_IDLE = 200;

    private static RunningSystem system;
    private static AppProcess strict;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        strict = new AppProcess(
                "api",
                "api-strict",
                RunningSystem.believingTokens(Map.of(
                        "FLOORPLAN_LIMITS_PER_SECOND", "10",
                        "FLOORPLAN_LIMITS_SPELL", "2s",
                        "SERVER_TOMCAT_CONNECTION_TIMEOUT", "15s",
                        "SERVER_TOMCAT_MAX_CONNECTIONS", "600")));
        new Portfolio()
                .dealer("LIMIT", "1000000.00")
                .loan("L-1", "LIMIT", "DEALER")
                .importInto(system);
        strict.ready();
    }

    @AfterAll
    static void stop() {
        strict.kill();
    }

    @ParameterizedTest(name = "{0}, its length told: {1}")
    @CsvSource(textBlock = """
                    /v1/repayments,       true
                    /v1/repayments,       false
                    /%76%31/r%65payments, true
                    """)
    void takesNoLargeBodyHoweverThePathIsWritten(String path, boolean told) {
        byte[] body = ("{\"loanId\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);
        Answer answer = system.send(system.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "large")
                .POST(
                        told
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(413);
        assertThat(answer.text("/type")).isEqualTo("/problems/too-large");
    }

    @Test
    void encryptsAndDecryptsAsMuchAsTemporalHolds() {
        String data = Base64.getEncoder().encodeToString(new byte[3_900_000]);
        Answer encoded = system.post(
                "/v1/payloads/encode", "application/json", "{\"payloads\": [{\"data\": \"" + data + "\"}]}");
        Answer decoded = system.post(
                "/v1/payloads/decode", "application/json", encoded.response().body());

        assertThat(decoded.text("/payloads/0/data")).isEqualTo(data);
    }

    @Test
    void readsNoJsonOfPayloadsThatWouldTakeManyTimesItsOwnMemory() {
        Answer answer =
                system.post("/v1/payloads/decode", "application/json", "{\"payloads\": [" + "{},".repeat(2_000_000));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/loans/L-1", "/%76%31/loans/L-1"})
    void slowsDownAClientThatAsksTooFastHoweverThePathIsWritten(String path) {
        String token = RunningSystem.token("dealer:" + path.length());
        List<Answer> answers =
                IntStream.range(0, 200).mapToObj(i -> strictly(path, token)).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(404, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.text("/type")).isEqualTo("/problems/too-many-requests");
                    assertThat(answer.response().headers().firstValue("Retry-After"))
                            .isPresent();
                });
        await("it may ask again").until(() -> strictly(path, token).status() == 404);
    }

    private static Answer strictly(String path, String token) {
        return system.send(system.requestTo(strict, path).setHeader("Authorization", "Bearer " + token));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    POST /v1/repayments        | application/json                  | 401
                    POST /payloads/x/decode    | application/json                  | 404
                    POST /%70ayloads/x/encode  | application/json                  | 404
                    PUT /v1/repayments         | application/x-www-form-urlencoded | 401
                    POST /problems             | application/x-www-form-urlencoded | 405
                    """)
    void answersBeforeAnythingOfABodyHasArrivedWhileItsClientIsUnknown(String request, String type, int status)
            throws IOException {
        try (Socket socket = connect(strict, "127.0.0.1")) {
            write(
                    socket,
                    request + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                            + "\r\nContent-Length: 300000000\r\n\r\n");
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void waitsOnlyForAWhileForABodyThatNobodyHasRead() throws IOException {
        try (Socket socket = connect(strict, "127.0.0.1")) {
            write(socket, "POST /v1/repayments HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
            awaitClosed(socket);
        }
    }

    @Test
    void asksForABodyOnlyOnceItsClientIsKnown() throws IOException {
        try (Socket socket = connect(strict, "127.0.0.1")) {
            write(
                    socket,
                    "POST /v1/repayments HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void servesOthersWhileBodiesArriveSlowlyAndEndsThese() throws Exception {
        HostileRequests slow = new HostileRequests(strict.url(), tokens(8), Duration.ofSeconds(30));
        List<Future<Integer>> ends = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 80; n++) {
                long seed = n;
                ends.add(clients.submit(() -> slow.sendSlowly(seed)));
            }
            assertThat(repay("beside-slow-ones").status()).isEqualTo(201);
        }

        assertThat(ends).extracting(Future::get).containsOnly(408);
    }

    @Test
    void closesAConnectionWhoseHeadArrivesTooSlowly() throws IOException {
        try (Socket socket = connect(strict, "127.0.0.1")) {
            write(socket, "GET /v1/loans HTTP/1.1\r\nX: ");
            awaitClosed(socket);
        }
    }

    @Test
    void letsNoAddressHoldMoreThanItsShareOfTheConnections() throws IOException {
        List<Socket> greedy = new ArrayList<>();
        try {
            for (int n = 0; n < CONNECTIONS_OF_ADDRESS + 50; n++) {
                greedy.add(connect(strict, "127.0.0.1"));
            }
            assertThat(firstLine(ask(greedy.getLast()))).isEmpty();
            try (Socket another = connect(strict, "127.0.0.2")) {
                assertThat(firstLine(ask(another))).startsWith("HTTP/1.1 401");
            }
        } finally {
            for (Socket socket : greedy) {
                socket.close();
            }
        }
        await("it may connect again").until(() -> strictly("/v1/loans/L-1", "").status() == 401);
    }

    private static Socket ask(Socket socket) {
        try {
            write(socket, "GET /v1/loans HTTP/1.1\r\nHost: x\r\n\r\n");
        } catch (IOException closed) {
            // Then nothing is answered.
        }
        return socket;
    }

    /** Memory is the heap that a full collection leaves after the attack: the same on every machine. A collection meanwhile would stop the client too. */
    @Test
    void servesAClientThatRepaysEachSecondWhateverOthersSend() throws Exception {
        long seed = Long.getLong("floorplan.hostile.seed", SEED);
        HostileRequests hostile = new HostileRequests(strict.url(), tokens(50), Duration.ofSeconds(4));
        long idle = strict.liveMegabytes();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        Queue<Duration> latencies = new ConcurrentLinkedQueue<>();
        Queue<Integer> toOthers = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        long after;
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                    ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
                CountDownLatch allSent = new CountDownLatch(HOSTILE);
                Runnable attack = () -> {
                    long one = seed + sent.getAndIncrement();
                    others.execute(() -> toOthers.add(hostile.send(one)));
                    allSent.countDown();
                };
                Runnable repayment = () -> {
                    asked.incrementAndGet();
                    long start = System.nanoTime();
                    answers.add(repay(seed + "-" + start).status());
                    latencies.add(Duration.ofNanos(System.nanoTime() - start));
                };
                List<Future<?>> repeated = List.of(
                        clock.scheduleAtFixedRate(attack, 0, BETWEEN_HOSTILE.toMillis(), TimeUnit.MILLISECONDS),
                        clock.scheduleAtFixedRate(() -> client.execute(repayment), 0, 1, TimeUnit.SECONDS));
                allSent.await();
                repeated.forEach(each -> each.cancel(false));
            }
            after = strict.liveMegabytes();
        }

        System.out.printf(
                "hostile: seed %d, %d requests, %d answered; %d repayments meanwhile, slowest %d ms; live heap %d MB idle, %d MB after%n",
                seed,
                HOSTILE,
                toOthers.stream().filter(status -> status > 0).count(),
                answers.size(),
                latencies.stream().mapToLong(Duration::toMillis).max().orElse(0),
                idle,
                after);
        assertThat(answers).as("seed %d", seed).isNotEmpty().isSubsetOf(201, 202);
        assertThat(answers).as("each was answered, seed %d", seed).hasSize(asked.get());
        assertThat(toOthers)
                .as("seed %d", seed)
                .hasSizeGreaterThanOrEqualTo(HOSTILE)
                .doesNotContain(500);
        assertThat(after - idle).as("seed %d", seed).isLessThan(MEGABYTES_BESIDE_IDLE);
    }

    private static Answer repay(String key) {
        return system.send(system.requestTo(strict, "/v1/repayments")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(
                        "{\"loanId\":\"L-1\",\"payer\":\"DEALER\",\"amount\":\"1.00\",\"currency\":\"CNY\"}")));
    }

    /** Of clients who own nothing. */
    private static List<String> tokens(int clients) {
        return IntStream.range(0, clients)
                .mapToObj(n -> RunningSystem.token("dealer:HOSTILE-" + n))
                .toList();
    }

    private static Socket connect(AppProcess api, String from) throws IOException {
        URI address = URI.create(api.url());
        Socket socket =
                new Socket(InetAddress.getByName(address.getHost()), address.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** A byte more each time: a server that waits for a pause would wait for ever. */
    private static void awaitClosed(Socket socket) {
        await("it is closed").until(() -> {
            try {
                write(socket, "x");
                return false;
            } catch (IOException closed) {
                return true;
            }
        });
    }

    /** Empty for none. */
    private static String firstLine(Socket socket) {
        try {
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }
}
