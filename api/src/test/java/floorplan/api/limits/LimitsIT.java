package floorplan.api.limits;

import static floorplan.store.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that are too large, too fast or too many are turned away and hold nobody else up. {@link SlowClientsIT} has
 * those that are too slow.
 */
class LimitsIT {
    private static final int CONNECTIONS_OF_ADDRESS = 402;

    private static RunningSystem system;
    private static StrictApi strict;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        strict = new StrictApi(system);
    }

    @AfterAll
    static void stop() {
        strict.close();
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
        return system.send(strict.request(path).setHeader("Authorization", "Bearer " + token));
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
        try (Socket socket = strict.connect("127.0.0.1")) {
            StrictApi.write(
                    socket,
                    request + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                            + "\r\nContent-Length: 300000000\r\n\r\n");
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void asksForABodyOnlyOnceItsClientIsKnown() throws IOException {
        try (Socket socket = strict.connect("127.0.0.1")) {
            StrictApi.write(
                    socket,
                    "POST /v1/repayments HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void letsNoAddressHoldMoreThanItsShareOfTheConnections() throws IOException {
        List<Socket> greedy = new ArrayList<>();
        try {
            for (int n = 0; n < CONNECTIONS_OF_ADDRESS + 50; n++) {
                greedy.add(strict.connect("127.0.0.1"));
            }
            assertThat(firstLine(ask(greedy.getLast()))).isEmpty();
            try (Socket another = strict.connect("127.0.0.2")) {
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
            StrictApi.write(socket, "GET /v1/loans HTTP/1.1\r\nHost: x\r\n\r\n");
        } catch (IOException closed) {
            // The server has closed the connection without an answer.
        }
        return socket;
    }

    /** The beginning of the first answer, {@code HTTP/1.1} and the status; empty if there is none. */
    private static String firstLine(Socket socket) {
        try {
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }
}
