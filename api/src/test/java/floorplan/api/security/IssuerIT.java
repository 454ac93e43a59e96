package floorplan.api.security;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import floorplan.api.system.AppProcess;
import floorplan.api.system.RunningSystem;
import floorplan.devstack.Ports;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API with an identity provider instead of a key. */
class IssuerIT {
    private static RunningSystem system;
    private static AppProcess api;
    private static int port;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        port = Ports.free();
        api = new AppProcess(
                        "api",
                        "api-with-issuer",
                        Map.of(
                                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                                issuer(),
                                "FLOORPLAN_BUSINESS_ZONE",
                                "Asia/Tokyo",
                                "SPRING_PROFILES_ACTIVE",
                                "api-only"))
                .ready();
    }

    @AfterAll
    static void stop() {
        api.kill();
    }

    private static String issuer() {
        return "http://127.0.0.1:" + port;
    }

    @Test
    void takesTheTokensOfItsIssuerAloneAndAsksForPatienceWhileThatIsAway() throws IOException {
        HttpResponse<String> away = ask(Tokens.with("iss", issuer()));
        assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(ask("").statusCode()).isEqualTo(401);

        HttpServer provider = provider();
        try {
            assertThat(ask(Tokens.with("iss", issuer())).statusCode()).isEqualTo(404);
            assertThat(ask(Tokens.with("iss", issuer() + "/another")).statusCode())
                    .isEqualTo(401);
            assertThat(ask(Tokens.with("iss", null)).statusCode()).isEqualTo(401);
            assertThat(ask(Tokens.ofAnotherKey()).statusCode()).isEqualTo(401);
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void saysThatItWasStartedWithAnotherBusinessZoneThanTheWorker() {
        await("an error that names both zones")
                .until(
                        () -> api.logged().stream()
                                .anyMatch(
                                        line -> line.contains("ERROR")
                                                && line.contains(
                                                        "floorplan.business-zone is Asia/Tokyo here, but floorplan-worker was started with Asia/Shanghai")));
    }

    private static HttpResponse<String> ask(String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + "/v1/loans/NO-SUCH-LOAN"));
        return system.exchange(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static HttpServer provider() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve(server, "/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}
                """.formatted(issuer()));
        serve(server, "/keys", """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k", "n": "%s", "e": "%s"}]}
                """.formatted(
                        base64(RunningSystem.KEY.key().getModulus()),
                        base64(RunningSystem.KEY.key().getPublicExponent())));
        server.start();
        return server;
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
