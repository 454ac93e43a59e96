package floorplan.api.request;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the OpenAPI document reads its query strictly, and chooses the format of its answer before it does
 * anything.
 */
class StrictRequestsIT {
    private static final String LIMITS = "dealer_id,currency,limit\nSTRICT,CNY,1000000.00\n";
    private static final String REPAYMENT =
            "{\"loanId\":\"STRICT-1\",\"payer\":\"DEALER\",\"amount\":\"10.00\",\"currency\":\"CNY\"}";
    private static final String RATE = "{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.05\"}";
    private static final String DATE = "{\"businessDate\":\"2026-01-05\"}";
    private static final Map<String, String> BODIES = Map.of(
            "/v1/repayments",
            REPAYMENT,
            "/v1/loans/{id}/rates",
            RATE,
            "/v1/loans/{id}/waivers",
            "{\"component\":\"PENALTY\",\"reason\":\"a test\"}",
            "/v1/day-ends",
            DATE,
            "/v1/imports/{kind}",
            LIMITS,
            "/v1/receipt-files/{profile}",
            "bank_reference\n",
            "/v1/payloads/decode",
            "{\"payloads\":[]}",
            "/v1/payloads/encode",
            "{\"payloads\":[]}");

    private static RunningSystem system;
    private static JsonNode operations;
    private static String repayment;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("STRICT", "1000000.00")
                .loan("STRICT-1", "STRICT", "DEALER")
                .importInto(system);
        repayment = system.repay("to-be-reversed", REPAYMENT).text("/id");
        operations = system.get("/v3/api-docs").body().at("/paths");
    }

    /** An operation of the document. Its path names things that exist, where a test can have them. */
    private record DocumentedOperation(String method, String pattern, List<String> parameters) {
        String path() {
            return pattern.replace("{kind}", "credit-lines")
                    .replace("{profile}", "csv")
                    .replace("{account}", "none")
                    .replace("{date}", "2026-01-05")
                    .replace("{dealerId}", "STRICT")
                    .replace("{name}", "not-found")
                    .replace("{id}", pattern.startsWith("/v1/loans") ? "STRICT-1" : repayment);
        }

        Answer ask(String query, String... headers) {
            return send(path() + query, headers);
        }

        Answer send(String address, String... headers) {
            var request = system.request(address).header("Idempotency-Key", "strict");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return withinTheRate(() -> method.equals("get")
                    ? system.send(request.GET())
                    : system.send(request.copy()
                            .header(
                                    "Content-Type",
                                    pattern.matches("/v1/(imports|receipt-files)/.*") ? "text/csv" : "application/json")
                            .POST(BodyPublishers.ofString(BODIES.getOrDefault(pattern, "{\"reason\":\"a test\"}")))));
        }
    }

    /** Sends a request again while its client has sent more than it may in a second. */
    private static Answer withinTheRate(Supplier<Answer> request) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        await("an answer other than 429").until(() -> {
            answer.set(request.get());
            return answer.get().status() != 429;
        });
        return answer.get();
    }

    private static List<DocumentedOperation> operations() {
        List<DocumentedOperation> all = new ArrayList<>();
        operations
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    List<String> parameters = new ArrayList<>();
                    method.getValue().path("parameters").forEach(parameter -> {
                        if (parameter.at("/in").asString().equals("query")) {
                            parameters.add(parameter.at("/name").asString());
                        }
                    });
                    all.add(new DocumentedOperation(method.getKey(), path.getKey(), parameters));
                }));
        return all;
    }

    private static void assertNames(DocumentedOperation operation, String query, String field) {
        Answer answer = operation.ask(query);
        assertThat(answer.status())
                .as(operation + query + ": " + answer.response().body())
                .isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void everyOperationNamesAParameterThatIsUnknownEmptyOrThereTwice() {
        assertThat(operations()).hasSizeGreaterThan(25);
        for (DocumentedOperation operation : operations()) {
            assertNames(operation, "?surprise=1", "surprise");
            for (String parameter : operation.parameters()) {
                assertNames(
                        operation, "?" + parameter.toUpperCase(Locale.ROOT) + "=1", parameter.toUpperCase(Locale.ROOT));
                assertNames(operation, "?" + parameter + "=", parameter);
                assertNames(operation, "?" + parameter, parameter);
                assertNames(operation, "?" + parameter + "=1&" + parameter + "=1", parameter);
            }
        }
    }

    @Test
    void noOperationActsWhoseAnswerCannotBeGivenAsAskedFor() {
        Map<String, Long> before = rows();
        for (DocumentedOperation operation : operations()) {
            for (String accept : List.of("image/png", "text/csv;q=0", "nonsense", "application/json;q=0")) {
                Answer answer = operation.ask("", "Accept", accept);
                assertThat(answer.status())
                        .as(operation + " as " + accept + ": "
                                + answer.response().body())
                        .isEqualTo(406);
                assertThat(answer.text("/type")).isEqualTo("/problems/not-acceptable");
            }
            if (operation.method().equals("post")) {
                assertThat(operation.ask("", "Accept", "text/csv").status()).isEqualTo(406);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=gbk",
                "application/json;charset=UTF-16",
                "*/*;q=0.1",
                "",
                "text/html, */*"
            })
    void givesJsonInUtf8ToWhoeverTakesJson(String accept) {
        Answer answer = system.get("/v1/loans/STRICT-1", "Accept", accept);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.text("/id")).isEqualTo("STRICT-1");
    }

    /** The numbers of rows in the tables that requests about money or books write to. */
    private static Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : List.of(
                "repayment_log",
                "reversal_log",
                "correction_request",
                "loan",
                "loan_rate",
                "unapplied_receipt",
                "receipt_payout",
                "receipt_file",
                "import",
                "audit",
                "day_end")) {
            rows.put(table, count(system.account, "SELECT COUNT(*) FROM " + table));
        }
        rows.put("credit_decision", count(system.clms, "SELECT COUNT(*) FROM credit_decision"));
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    en-US | 12/28/26
                    de    | 28.12.26
                    zh-CN | 2026/12/28
                    zh-CN | ２０２６-12-28
                    en    | 2026-12-28T00:00
                    en    | +2026-12-28
                    en    | 2026-1-5
                    """)
    void takesIsoDatesAloneWhateverTheLanguage(String language, String date) {
        Answer answer = system.get(
                "/v1/loans/STRICT-1/payoff?date=" + URLEncoder.encode(date, StandardCharsets.UTF_8),
                "Accept-Language",
                language);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/detail")).isEqualTo("date: must be a date, YYYY-MM-DD");
    }

    @Test
    void refusesASecondIdempotencyKey() {
        Answer answer = system.post(
                "/v1/repayments", "application/json", REPAYMENT, "Idempotency-Key", "one", "Idempotency-Key", "two");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("Idempotency-Key");
    }

    /** A text that is taken for false would move money instead of showing a preview. */
    @Test
    void readsTrueAndFalseAloneAsAFlag() {
        Map<String, Long> before = rows();
        List<DocumentedOperation> previewed = operations().stream()
                .filter(operation -> operation.parameters().contains("dryRun"))
                .toList();
        assertThat(previewed).hasSizeGreaterThanOrEqualTo(4);
        for (DocumentedOperation operation : previewed) {
            for (String value : List.of("on", "off", "1", "0", "yes", "no", "True", "FALSE")) {
                Answer answer = operation.ask("?dryRun=" + value);
                assertThat(answer.status()).as(operation + " " + value).isEqualTo(400);
                assertThat(answer.text("/detail")).isEqualTo("dryRun: must be true or false");
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void noOperationTakesAnIdWithABlankForTheIdItself() {
        Map<String, Long> before = rows();
        for (DocumentedOperation operation : operations()) {
            String id = List.of(repayment, "STRICT-1", "STRICT").stream()
                    .filter(known -> operation.path().contains("/" + known))
                    .findFirst()
                    .orElse("");
            for (String almost : id.isEmpty() ? List.<String>of() : List.of("%20" + id, id + "%20", id + "%C2%A0")) {
                Answer answer = operation.send(operation.path().replace("/" + id, "/" + almost));
                assertThat(answer.status())
                        .as(operation + " for " + almost + ": "
                                + answer.response().body())
                        .isEqualTo(404);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRICT-1%20", "strict-1", "%20STRICT-1", "%EF%BC%B3TRICT-1", "STRICT-1%C2%A0"})
    void doesNothingToALoanThatIsCalledAlmostSo(String id) {
        Map<String, Long> before = rows();
        Answer rate = system.post("/v1/loans/" + id + "/rates", "application/json", RATE);
        assertThat(rate.status()).as(rate.response().body()).isEqualTo(404);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void doesNothingToARepaymentThatIsCalledAlmostSo() {
        Map<String, Long> before = rows();
        for (String id : List.of(repayment + "%20", repayment.toUpperCase(Locale.ROOT), "%20" + repayment)) {
            Answer reversal =
                    system.post("/v1/repayments/" + id + "/reversal", "application/json", "{\"reason\":\"a test\"}");
            assertThat(reversal.status()).as(reversal.response().body()).isEqualTo(404);
        }
        assertThat(rows()).isEqualTo(before);
    }
}
