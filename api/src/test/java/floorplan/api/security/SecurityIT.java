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

/** The protections of the API other than its table of access, which {@link AccessGridIT} tests. */
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Keycloak, service account | {"alg":"RS256","typ":"JWT","kid":"nnniBrxL0q"} | {"exp":EXP,"iat":IAT,"jti":"trrtcc:312ee6a1","iss":"https://id.example/realms/lender","aud":["floorplan","account"],"sub":"5a1f9a0c-4c3c-4f0a-9a77-2d8a3d1f7a10","typ":"Bearer","azp":"erp","acr":"1","realm_access":{"roles":["offline_access","uma_authorization"]},"resource_access":{"account":{"roles":["view-profile"]}},"scope":"profile email loans:read","email_verified":false,"clientHost":"10.0.0.9","preferred_username":"service-account-erp","clientAddress":"10.0.0.9","client_id":"erp"}
                    Entra ID v2.0, for a user | {"typ":"JWT","alg":"RS256","kid":"H9nj5AOSswMphg1SFx7jaV-lB9w"} | {"aud":"floorplan","iss":"https://login.microsoftonline.com/7f1b0c9e-0000-0000-0000-000000000000/v2.0","iat":IAT,"nbf":IAT,"exp":EXP,"aio":"AVQAq/8YAAAA","azp":"1b2f0000-0000-0000-0000-000000000000","azpacr":"1","name":"A. Clerk","oid":"9c3d0000-0000-0000-0000-000000000000","preferred_username":"a.clerk@lender.example","rh":"0.AX0A","scp":"loans:read repayments:write","sub":"HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ","tid":"7f1b0c9e-0000-0000-0000-000000000000","uti":"fqiBqXLPj0eQa82S-IYFAA","ver":"2.0"}
                    Entra ID v2.0, for no user | {"typ":"JWT","alg":"RS256","kid":"H9nj5AOSswMphg1SFx7jaV-lB9w"} | {"aud":"floorplan","iss":"https://login.microsoftonline.com/7f1b0c9e-0000-0000-0000-000000000000/v2.0","iat":IAT,"nbf":IAT,"exp":EXP,"aio":"E2ZgYAA=","azp":"1b2f0000-0000-0000-0000-000000000000","azpacr":"1","idtyp":"app","oid":"9c3d0000-0000-0000-0000-000000000000","rh":"0.AX0A","roles":["loans:read"],"sub":"9c3d0000-0000-0000-0000-000000000000","tid":"7f1b0c9e-0000-0000-0000-000000000000","uti":"fqiBqXLPj0eQa82S-IYFAA","ver":"2.0"}
                    Okta | {"kid":"ZkvelLN_seik7w4pc_prCcfUf","alg":"RS256"} | {"ver":1,"jti":"AT.MNAoEQ_jbKqoinrQo1D0XKjMX28U5d7ZszBceot7-Ts","iss":"https://lender.okta.com/oauth2/default","aud":"floorplan","iat":IAT,"exp":EXP,"cid":"0oa1erp","uid":"00u1abc","scp":["openid","profile","loans:read"],"auth_time":IAT,"sub":"a.clerk@lender.example"}
                    Auth0 | {"alg":"RS256","typ":"JWT","kid":"NzBBQTI4"} | {"iss":"https://lender.auth0.com/","sub":"awZfdIir8YFdGZWkvCejDoUb7SjTDicx@clients","aud":"floorplan","iat":IAT,"exp":EXP,"azp":"awZfdIir8YFdGZWkvCejDoUb7SjTDicx","gty":"client-credentials","scope":"loans:read"}
                    Auth0, RFC 9068 profile | {"alg":"RS256","typ":"at+jwt","kid":"NzBBQTI4"} | `{"iss":"https://lender.auth0.com/","sub":"auth0|6553da60a54af58e29493993","aud":["floorplan","https://lender.auth0.com/userinfo"],"client_id":"K1AUPhZq8mRi0Q0pjhkfu1D7y6KjDQja","iat":IAT,"exp":EXP,"jti":"73WakrfVbNJBaAmhQtEeDv","scope":"openid profile loans:read"}`
                    a list for scope | {"alg":"RS256","typ":"application/at+jwt"} | {"aud":"floorplan","sub":"erp","iat":IAT,"exp":EXP,"scope":["loans:read"]}
                    """)
    void takesTheAccessTokensOfCommonProviders(String provider, String header, String claims) {
        HttpResponse<String> answer = get("/v1/loans/SAFE-1", Tokens.of(header, claims));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(get("/v1/day-ends", Tokens.of(header, claims)).statusCode()).isEqualTo(403);
    }

    @Test
    void letsRolesWidenNoScope() {
        String claims =
                "{\"aud\":\"floorplan\",\"sub\":\"erp\",\"exp\":EXP,\"scp\":\"repayments:write\",\"roles\":[\"loans:read\"]}";
        assertThat(get(LOAN, Tokens.of("{\"alg\":\"RS256\"}", claims)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesNoTokenThatIsForSomethingElse() {
        String claims = "{\"aud\":\"floorplan\",\"sub\":\"erp\",\"exp\":EXP,\"scope\":\"loans:read\"}";
        for (String type : new String[] {"logout+jwt", "dpop+jwt", "secevent+jwt"}) {
            String header = "{\"alg\":\"RS256\",\"typ\":\"" + type + "\"}";
            assertThat(get(LOAN, Tokens.of(header, claims)).statusCode())
                    .as(type)
                    .isEqualTo(401);
        }
    }

    @Test
    void takesLongTokensAndSaysWhenOneIsTooLong() {
        for (int kilobytes : new int[] {9, 20}) {
            assertThat(get("/v1/loans/SAFE-1", Tokens.with("groups", "g".repeat(kilobytes * 1024)))
                            .statusCode())
                    .as(kilobytes + " kB of claims")
                    .isEqualTo(200);
        }
        HttpResponse<String> tooLong = get(LOAN, Tokens.with("groups", "g".repeat(26 * 1024)));
        assertThat(tooLong.statusCode()).as(tooLong.body()).isEqualTo(431);
        assertThat(header(tooLong, "Content-Type")).startsWith("application/problem+json");
        assertThat(RunningSystem.JSON.readTree(tooLong.body()).at("/type").asString())
                .isEqualTo("/problems/headers-too-large");
        assertThat(tooLong.body()).contains("server.max-http-request-header-size");
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
        // The policy allows no inline script, so the page must have none.
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
