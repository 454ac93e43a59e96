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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random requests, valid and invalid by the OpenAPI document: the API never fails, and never answers anything that the
 * document lacks.
 */
class SchemathesisIT {
    /** Seconds for each role; the full trial is {@code -Dschemathesis.seconds=60}. */
    private static final int SECONDS = Integer.getInteger("schemathesis.seconds", 5);

    private static RunningSystem system;

    @BeforeAll
    static void start() throws IOException {
        // A 503 asks the client to try again and is no failure.
        Files.writeString(Path.of("target", "schemathesis.toml"), """
                [checks.not_a_server_error]
                expected-statuses = ["2xx", "3xx", "4xx", "503"]
                """);
        system = RunningSystem.get();
        new Portfolio().dealer("D-1", "1000000.00").loan("L-1", "D-1", "SPLIT").importInto(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "reader", "bank", "dealer:D-1", "manufacturer:M-1"})
    void findsNoServerErrorAndNoAnswerOutsideTheDocument(String role) throws IOException {
        findsNothing(role, "examples,coverage,fuzzing", SECONDS);
    }

    /** Fills in the next request from the answer to an earlier one. */
    @ParameterizedTest
    @ValueSource(strings = {"operator", "dealer:D-1"})
    void findsNothingInSequencesOfRequests(String role) throws IOException {
        findsNothing(role, "stateful", SECONDS);
    }

    private static void findsNothing(String role, String phases, int seconds) throws IOException {
        Path log =
                Path.of("target", "schemathesis-" + role.replace(':', '-') + "-" + phases.replace(',', '-') + ".log");

        boolean nothing = Schemathesis.findsNothing(
                system.api.url(),
                options(RunningSystem.token(role), phases, seconds),
                log,
                Duration.ofSeconds(seconds + 120));

        assertThat(nothing).as(Files.readString(log)).isTrue();
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
