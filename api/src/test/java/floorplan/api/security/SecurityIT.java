package floorplan.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.AppProcess;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guards the API beside its table of access, which {@link AccessGridIT} tries. */
class SecurityIT {
    private static final String LOAN = "/v1/loans/NO-SUCH-LOAN";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("SAFE", "1000000.00")
                .loan("SAFE-1", "SAFE", "DEALER")
                .importInto(system);
    }

    private static HttpResponse<String> get(String path, String token) {
        return system.exchange(system.request(path, token).GET());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void saysWhatIsWrongWithATokenAsRfc6750Asks() {
        assertThat(header(get(LOAN, ""), "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(header(get(LOAN, Tokens.with("exp", Instant.now().getEpochSecond() - 3600)), "WWW-Authenticate"))
                .startsWith("Bearer error=\"invalid_token\", error_description=\"")
                .contains("expired");
        HttpResponse<String> forbidden = get(LOAN, Tokens.with("scope", "loans:write"));
        assertThat(header(forbidden, "WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"loans:read\"");
        assertThat(RunningSystem.JSON.readTree(forbidden.body()).at("/detail").asString())
                .contains("loans:read");
    }

    @ParameterizedTest(name = "{0} {1} with {2} is {3}")
    @CsvSource(textBlock = """
                    HEAD,   /v1/loans/SAFE-1,           nothing,     401
                    HEAD,   /v1/loans/SAFE-1,           loans:write, 403
                    HEAD,   /v1/loans/SAFE-1,           loans:read,  200
                    GET,    /v1/loans/SAFE-1/,          loans:write, 404
                    GET,    //v1/loans/SAFE-1,          nothing,     400
                    GET,    /v1/loans/SAFE-1;a=b,       nothing,     400
                    GET,    /v1/%2e%2e/v1/loans/SAFE-1, nothing,     400
                    GET,    /v1/loans%2FSAFE-1,         nothing,     400
                    GET,    /V1/loans/SAFE-1,           nothing,     401
                    GET,    /V1/loans/SAFE-1,           loans:read,  403
                    DELETE, /v1/loans/SAFE-1,           loans:read,  405
                    DELETE, /v1/loans/SAFE-1,           nothing,     401
                    GET,    /v1/nothing,                nothing,     401
                    GET,    /error,                     nothing,     401
                    GET,    /error,                     loans:read,  403
                    GET,    /,                          loans:read,  403
                    """)
    void readsNoPathInTwoWays(String method, String path, String scope, int status) {
        String token = scope.equals("nothing") ? "" : Tokens.with("scope", scope);
        HttpResponse<String> answer =
                system.exchange(system.request(path, token).method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (!method.equals("HEAD")) {
            assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/loans/SAFE-1", LOAN, "/v1/nothing", "/somewhere"})
    void keepsAnswersFromBeingStoredFramedOrGuessedAt(String path) {
        for (String token : new String[] {"", RunningSystem.TOKEN}) {
            HttpResponse<String> answer = get(path, token);
            assertThat(header(answer, "Cache-Control")).contains("no-store");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
            assertThat(header(answer, "Set-Cookie")).isEmpty();
            assertThat(answer.body()).doesNotContain("\tat ").doesNotContain("Exception");
        }
    }

    @Test
    void showsItsDocumentationToAnyoneWithNoScriptButItsOwn() {
        HttpResponse<String> page = get("/swagger-ui/index.html", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'self'");
        // The policy allows no inline script: the page must have none.
        assertThat(page.body()).contains("<script src=").doesNotContainPattern("<script(?![^>]*src=)[^>]*>");
        assertThat(get("/swagger-ui/swagger-initializer.js", "").body()).contains("/v3/api-docs");
        assertThat(get("/swagger-ui.html", "").statusCode()).isEqualTo(302);
    }

    @Test
    void saysInTheOpenApiDocumentWhatATokenNeeds() {
        Answer document = system.get("/v3/api-docs");
        assertThat(document.text("/components/securitySchemes/token/scheme")).isEqualTo("bearer");
        assertThat(document.text("/paths/~1v1~1loans~1{id}/get/description"))
                .endsWith("Scope `loans:read`; for tokens of: lender, dealer, manufacturer.");
        assertThat(document.body().at("/paths/~1v1~1loans~1{id}/get/responses").propertyNames())
                .contains("401", "403");
        assertThat(document.response().body()).doesNotContain("\"caller\"");
    }

    @Test
    void showsHealthAndMetricsOnTheManagementPortAlone() {
        assertThat(get("/actuator/health", "").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/health", RunningSystem.TOKEN).statusCode()).isEqualTo(403);
        assertThat(managed("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(managed("/actuator/health").body()).doesNotContain("components");
        assertThat(managed("/actuator/metrics").statusCode()).isEqualTo(200);
        for (String hidden : new String[] {"env", "beans", "heapdump", "loggers", "configprops"}) {
            assertThat(managed("/actuator/" + hidden).statusCode()).as(hidden).isEqualTo(401);
        }
        assertThat(managed("/v1/loans").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> managed(String path) {
        return system.exchange(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + system.api.managementPort() + path)));
    }

    @Test
    void keepsTheKeysOfTwoClientsApart() {
        String one = repaid(Tokens.with("sub", "client-one"));
        assertThat(repaid(Tokens.with("sub", "client-one"))).isEqualTo(one);
        assertThat(repaid(Tokens.with("sub", "client-two"))).isNotEqualTo(one);
    }

    private static String repaid(String token) {
        Answer answer = system.send(
                system.request("/v1/repayments", token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "the-same")
                        .header("Prefer", "wait=10")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"loanId\": \"SAFE-1\", \"payer\": \"DEALER\", \"amount\": \"10.00\", \"currency\": \"CNY\"}")));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("/id");
    }

    @Test
    void doesNotStartWithoutAKeyAndSaysWhatToSet() {
        String words = new AppProcess("api", "api-without-key", Map.of()).lastWords();
        assertThat(words)
                .contains(
                        "APPLICATION FAILED TO START", "spring.security.oauth2.resourceserver.jwt.public-key-location")
                .doesNotContain("\tat ");
    }
}
