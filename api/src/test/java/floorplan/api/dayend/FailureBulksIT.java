package floorplan.api.dayend;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Retries of some failed loans of a date. */
class FailureBulksIT {
    private static final String DATE = "2026-02-17";
    private static final String RETRY = "/v1/day-ends/" + DATE + "/failures/retry";

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);

    private Answer retry(String key, String body) {
        return RunningSystem.untilTaken(() -> system.post(RETRY, "application/json", body, "Idempotency-Key", key));
    }

    private Answer awaitCompleted(Answer taken) {
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
        String location = taken.response().headers().firstValue("Location").orElseThrow();
        await("completed").until(() -> system.get(location).text("/status").equals("COMPLETED"));
        return system.get(location);
    }

    private void giveRateBack(String loan) {
        system.account.sql("""
                        INSERT INTO loan_rate (loan_id, effective_from, annual_rate)
                        SELECT id, drawdown_date, 0.072 FROM loan WHERE loan_no = ?
                        """).param(loan).update();
    }

    @Test
    void retriesThoseThatMatchShowsTheResultOfEachAndRepeatsTheChecks() {
        LocalDate drawdown = LocalDate.parse(DATE);
        new Portfolio()
                .dealer("EXAMPLE", "800000.00")
                .loan("FAILED-1", "EXAMPLE", "DEALER", drawdown)
                .loan("FAILED-2", "EXAMPLE", "DEALER", drawdown)
                .loan("FAILED-3", "EXAMPLE", "MANUFACTURER", drawdown)
                .importInto(system);
        system.account.sql("DELETE FROM loan_rate").update();
        dayEnds.closeAndAwait(DATE, "FAILURES");
        Answer reasons = system.get("/v1/day-ends/" + DATE + "/failures/reasons");
        assertThat(reasons.body().at("/items").findValuesAsString("count")).containsExactly("1", "1", "1");
        String third = reasons.text("/items/2/reason");
        assertThat(system.get("/v1/day-ends/" + DATE + "/failures?reason="
                                + URLEncoder.encode(third, StandardCharsets.UTF_8))
                        .body()
                        .at("/items")
                        .findValuesAsString("loanId"))
                .containsExactly("FAILED-3");

        giveRateBack("FAILED-1");
        String two = "{\"loanIds\": [\"FAILED-1\", \"FAILED-2\"]}";
        system.loseTheAnswer(RETRY, "application/json", two, "Idempotency-Key", "some");
        Answer done = awaitCompleted(retry("some", two));
        assertThat(done.body().at("/done").asInt()).isEqualTo(1);
        assertThat(done.body().at("/failed").asInt()).isEqualTo(1);
        String location = "/v1/day-ends/" + DATE + "/failures/retries/" + done.text("/id");
        Answer items = system.get(location + "/items");
        assertThat(items.body().at("/items").findValuesAsString("outcome")).containsExactly("DONE", "FAILED");
        assertThat(items.text("/items/1/detail")).contains("FAILED-2").contains("rate");
        await("checked again").until(() -> dayEnds.run(DATE) == 2);
        assertThat(dayEnds.show(DATE).text("/status")).isEqualTo("FAILURES");
        assertThat(system.get("/v1/loans/FAILED-1").text("/accruedThrough")).isEqualTo(DATE);
        assertThat(count(
                        system.account,
                        "SELECT COUNT(*) FROM audit WHERE action = 'RETRY_FAILURES' AND subject_kind = 'loan'"))
                .isEqualTo(2);

        giveRateBack("FAILED-3");
        assertThat(awaitCompleted(retry("third", RunningSystem.JSON.writeValueAsString(Map.of("reason", third))))
                        .body()
                        .at("/done")
                        .asInt())
                .isEqualTo(1);
        giveRateBack("FAILED-2");
        Answer all = RunningSystem.untilTaken(() -> system.post(RETRY, "application/json", "{}"));
        assertThat(all.status()).as("no filter and no key").isEqualTo(202);
        dayEnds.awaitStatus(DATE, "BALANCED");
        Answer retries = system.get("/v1/day-ends/" + DATE + "/failures/retries?limit=1");
        assertThat(retries.text("/items/0/done")).isEqualTo("1");
        Answer older = system.get("/v1/day-ends/" + DATE + "/failures/retries?cursor=" + retries.text("/nextCursor"));
        assertThat(older.body().at("/items")).hasSize(1);
        assertThat(older.text("/items/0/id")).isEqualTo(done.text("/id"));
        assertThat(system.get(location.replace(DATE, "2026-02-18")).status()).isEqualTo(404);

        assertThat(retry("some", "{\"loanIds\": [\"FAILED-3\"]}").text("/type"))
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(awaitCompleted(retry("all", "{}")).body().at("/items").asInt())
                .isZero();
        assertThat(system.post(RETRY, "application/json", two).text("/type"))
                .isEqualTo("/problems/idempotency-key-missing");
    }
}
