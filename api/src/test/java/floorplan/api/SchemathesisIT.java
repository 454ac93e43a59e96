package floorplan.api;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.devstack.Schemathesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asked at random, in and out of what its OpenAPI document says, the API never fails and never answers what the document does not have. */
class SchemathesisIT {
    private static final Path LOG = Path.of("target", "schemathesis.log");

    @Test
    void findsNoServerErrorAndNoAnswerOutsideTheDocument() throws IOException {
        RunningSystem system = RunningSystem.get();
        new Portfolio().dealer("D-1", "1000000.00").loan("L-1", "D-1", "SPLIT").importInto(system);

        boolean nothing =
                Schemathesis.findsNothing(system.api.url(), options(RunningSystem.TOKEN), LOG, Duration.ofMinutes(4));

        assertThat(nothing).as(Files.readString(LOG)).isTrue();
    }

    private static List<String> options(String token) {
        return List.of(
                "--header",
                "Authorization: Bearer " + token,
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
                        + "response_schema_conformance",
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                "15",
                "--max-time",
                "45",
                "--generation-deterministic",
                "--suppress-health-check",
                "all");
    }
}
