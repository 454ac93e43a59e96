package floorplan.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.devstack.Schemathesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random requests, valid and invalid by the OpenAPI document: the API never fails, and never answers anything that the
 * document lacks.
 */
class SchemathesisIT {
    /** Seconds for each role; the full trial is {@code -Dschemathesis.seconds=60}. */
    private static final int SECONDS = Integer.getInteger("schemathesis.seconds", 5);

    private static RunningSystem system;
    private static String repayment;

    @BeforeAll
    static void start() throws IOException {
        // A 503 asks the client to try again and is no failure.
        Files.writeString(Path.of("target", "schemathesis.toml"), """
                [checks.not_a_server_error]
                expected-statuses = ["2xx", "3xx", "4xx", "503"]
                """);
        system = RunningSystem.get();
        new Portfolio().dealer("D-1", "1000000.00").loan("L-1", "D-1", "SPLIT").importInto(system);
        repayment = system.repay(
                        "schemathesis",
                        "{\"loanId\":\"L-1\",\"payer\":\"DEALER\",\"amount\":\"1.00\",\"currency\":\"CNY\"}")
                .text("/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "reader", "bank", "dealer:D-1", "manufacturer:M-1"})
    void findsNoServerErrorAndNoAnswerOutsideTheDocument(String role) throws IOException {
        findsNothing(system.api.url() + "/v3/api-docs", role, "examples,coverage,fuzzing");
    }

    /**
     * Fills in the next request from the answer to an earlier one. Only requests that succeed lead to others, so the
     * document is restricted to the loan, the dealer and the repayment of this test.
     */
    @ParameterizedTest
    @ValueSource(strings = {"operator", "dealer:D-1"})
    void findsNothingInSequencesOfRequests(String role) throws IOException {
        Path document = Path.of("target", "schemathesis-" + role.replace(':', '-') + ".json");
        Files.writeString(document, aboutKnownThings().toString());
        findsNothing(document.toAbsolutePath().toString(), role, "stateful");
        Files.readAllLines(log(role, "stateful")).stream()
                .filter(line -> line.contains("API Links"))
                .forEach(line -> System.out.println("sequences as " + role + ":" + line));
    }

    private static JsonNode aboutKnownThings() {
        JsonNode document = system.get("/v3/api-docs").body();
        ObjectNode repayment = (ObjectNode) document.at("/components/schemas/RepaymentBody/properties");
        repayment.remove("valueDate");
        Map.of("loanId", "L-1", "payer", "DEALER", "amount", "0.01", "currency", "CNY")
                .forEach((field, value) -> repayment.set(field, only(value)));
        document.at("/paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .forEach(operation -> operation
                                .path("parameters")
                                .forEach(parameter -> restrict(path.getKey(), (ObjectNode) parameter))));
        return document;
    }

    private static void restrict(String path, ObjectNode parameter) {
        switch (parameter.at("/name").asString()) {
            case "id" -> {
                if (path.startsWith("/v1/loans")) {
                    parameter.set("schema", only("L-1"));
                } else if (path.startsWith("/v1/repayments")) {
                    parameter.set("schema", only(repayment));
                }
            }
            case "dealerId" -> parameter.set("schema", only("D-1"));
            case "Idempotency-Key" -> ((ObjectNode) parameter.at("/schema")).put("pattern", "^[a-z]{8}$");
            default -> {
                // Any value that the document allows.
            }
        }
    }

    private static ObjectNode only(String value) {
        ObjectNode schema = RunningSystem.JSON.createObjectNode();
        schema.put("type", "string").putArray("enum").add(value);
        return schema;
    }

    private static void findsNothing(String document, String role, String phases) throws IOException {
        Path log = log(role, phases);
        boolean nothing = Schemathesis.findsNothing(
                document,
                system.api.url(),
                options(RunningSystem.token(role), phases, SECONDS),
                log,
                Duration.ofSeconds(SECONDS + 120));

        assertThat(nothing).as(Files.readString(log)).isTrue();
    }

    private static Path log(String role, String phases) {
        return Path.of("target", "schemathesis-" + role.replace(':', '-') + "-" + phases.replace(',', '-') + ".log");
    }

    private static List<String> options(String token, String phases, int seconds) {
        return List.of(
                "--header",
                "Authorization: Bearer " + token,
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
                        + "response_schema_conformance",
                "--phases",
                phases,
                "--max-examples",
                "1000",
                "--max-time",
                "" + seconds,
                "--generation-deterministic",
                "--suppress-health-check",
                "all");
    }
}
