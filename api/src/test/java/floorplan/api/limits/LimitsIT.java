package floorplan.api.limits;

import static floorplan.store.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.AppProcess;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large or too fast is turned away, with when to come again. */
class LimitsIT {
    private RunningSystem system;

    @BeforeEach
    void drawALoan() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("LIMIT", "1000000.00")
                .loan("L-1", "LIMIT", "DEALER")
                .importInto(system);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNoLargeBodyWhetherItsLengthIsToldOrNot(boolean told) {
        byte[] body = ("{\"loanId\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);
        Answer answer = system.send(system.request("/v1/repayments")
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
    void slowsDownAClientThatAsksTooFast() {
        AppProcess strict = new AppProcess(
                "api",
                "api-strict",
                RunningSystem.believingTokens(
                        Map.of("FLOORPLAN_LIMITS_PER_SECOND", "5", "SPRING_PROFILES_ACTIVE", "api-only")));
        try {
            slowsDown(strict.ready());
        } finally {
            strict.kill();
        }
    }

    private void slowsDown(AppProcess strict) {
        List<Answer> answers = IntStream.range(0, 200)
                .mapToObj(i -> system.send(system.requestTo(strict, "/v1/repayments/none")))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(404, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.text("/type")).isEqualTo("/problems/too-many-requests");
                    assertThat(answer.response().headers().firstValue("Retry-After"))
                            .isPresent();
                });
        await("it may ask again")
                .until(() ->
                        system.send(system.requestTo(strict, "/v1/loans/L-1")).status() == 200);
    }
}
