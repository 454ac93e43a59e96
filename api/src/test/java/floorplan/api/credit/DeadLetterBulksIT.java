package floorplan.api.credit;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions about many dead letters at once. */
class DeadLetterBulksIT {
    private static final String PATH = "/v1/dead-letters/decisions";
    private static final String RETRY =
            "{\"decision\": \"RETRY\", \"reason\": \"the lines are imported\", \"failure\": \"no credit line\"}";
    private static final int MANY = 150;

    private RunningSystem system;

    @BeforeEach
    void start() {
        system = RunningSystem.get();
        system.clms
                .sql(
                        "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES ('mended', 'CNY', 100000, 90000)")
                .update();
    }

    private void deadLetters(int number, String prefix, String dealer, String failure) {
        system.clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                            created_at, failure, dead_letters)
                        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
                        SELECT CONCAT(?, LPAD(n, 4, '0')), 'RESTORATION', 'DEAD_LETTER', ?, 'loan', 'CNY', 100, '2026-03-10',
                            UTC_TIMESTAMP(6), ?, 1
                        FROM numbers
                        """).params(number, prefix, dealer, failure).update();
    }

    private Answer decide(String key, String body) {
        return RunningSystem.untilTaken(() -> system.post(PATH, "application/json", body, "Idempotency-Key", key));
    }

    private Answer awaitCompleted(Answer taken) {
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
        String location = taken.response().headers().firstValue("Location").orElseThrow();
        await("completed").until(() -> system.get(location).text("/status").equals("COMPLETED"));
        return system.get(location);
    }

    @Test
    void retriesAllThatMatchOnceAndShowsTheResultOfEachAlthoughTheWorkerIsKilled() {
        deadLetters(MANY, "m", "mended", "no credit line");
        deadLetters(3, "u", "unmended", "no credit line");
        deadLetters(1, "o", "mended", "another failure");
        assertThat(system.get("/v1/dead-letters/reasons").body().at("/items").findValuesAsString("count"))
                .containsExactly("1", String.valueOf(MANY + 3));
        assertThat(system.get("/v1/dead-letters?dealerId=unmended&failure="
                                + URLEncoder.encode("no credit line", StandardCharsets.UTF_8))
                        .body()
                        .at("/items"))
                .hasSize(3);

        system.loseTheAnswer(PATH, "application/json", RETRY, "Idempotency-Key", "bulk-1");
        Answer taken = decide("bulk-1", RETRY);
        await("some decided").until(() -> count(system.clms, "SELECT COUNT(*) FROM credit_decision") > 0);
        system.worker.kill();
        system.worker.startAgain();
        Answer done = awaitCompleted(taken);

        assertThat(done.body().at("/items").asInt()).isEqualTo(MANY + 3);
        assertThat(done.body().at("/done").asInt()).isEqualTo(MANY);
        assertThat(done.body().at("/failed").asInt()).isEqualTo(3);
        String items = PATH + "/" + done.text("/id") + "/items";
        Answer failed = system.get(items + "?outcome=FAILED");
        assertThat(failed.body().at("/items").findValuesAsString("id")).containsExactly("u0001", "u0002", "u0003");
        assertThat(failed.text("/items/0/detail")).contains("no credit line");
        assertThat(system.get(items + "?limit=1").text("/items/0/detail")).isEqualTo("RESTORED");
        assertThat(system.get("/v1/credit-lines/mended").text("/used")).isEqualTo("750.00");
        assertThat(system.get("/v1/dead-letters/o0001").text("/status")).isEqualTo("DEAD_LETTER");
        assertThat(audited("RETRY_DEAD_LETTER", "DONE")).isEqualTo(MANY + 3);
        assertThat(audited("RETRY_DEAD_LETTER", "ASKED")).isEqualTo(1);

        Answer again = decide("bulk-1", RETRY);
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(again.text("/status")).isEqualTo("COMPLETED");
        Answer other = decide("bulk-1", RETRY.replace("RETRY", "DISCARD"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("/problems/idempotency-key-reused");
    }

    private long audited(String action, String outcome) {
        return count(
                system.clms,
                "SELECT COUNT(*) FROM audit WHERE action = '" + action + "' AND outcome = '" + outcome + "'");
    }

    @Test
    void discardsThoseThatAreNamedAndSkipsOneThatIsDecidedAlready() {
        deadLetters(3, "d", "mended", "no credit line");
        system.clms
                .sql(
                        "INSERT INTO credit_decision VALUES ('d0002', 1, 'DISCARD', 'somebody', 'faster', UTC_TIMESTAMP(6))")
                .update();

        Answer done = awaitCompleted(decide(
                "bulk-2",
                "{\"decision\": \"DISCARD\", \"reason\": \"booked by hand\", \"ids\": [\"d0001\", \"d0002\"]}"));

        assertThat(List.of(
                        done.body().at("/items").asInt(),
                        done.body().at("/done").asInt(),
                        done.body().at("/skipped").asInt()))
                .containsExactly(2, 1, 1);
        assertThat(system.get("/v1/dead-letters/d0001").text("/status")).isEqualTo("DISCARDED");
        assertThat(system.get("/v1/dead-letters/d0003").text("/status")).isEqualTo("DEAD_LETTER");
        assertThat(awaitCompleted(decide(
                                "bulk-3", "{\"decision\": \"DISCARD\", \"reason\": \"all\", \"dealerId\": \"none\"}"))
                        .body()
                        .at("/items")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decision | {\"reason\": \"r\", \"all\": true}",
                "decision | {\"decision\": \"FORGET\", \"reason\": \"r\", \"all\": true}",
                "reason | {\"decision\": \"RETRY\", \"all\": true}",
                "all | {\"decision\": \"RETRY\", \"reason\": \"r\"}",
                "all | {\"decision\": \"RETRY\", \"reason\": \"r\", \"all\": true, \"dealerId\": \"d\"}",
                "ids | {\"decision\": \"RETRY\", \"reason\": \"r\", \"ids\": []}",
                "ids | {\"decision\": \"RETRY\", \"reason\": \"r\", \"ids\": [null]}",
                "failure | {\"decision\": \"RETRY\", \"reason\": \"r\", \"failure\": \"\"}",
                "filter | {\"decision\": \"RETRY\", \"reason\": \"r\", \"filter\": {}}"
            })
    void namesTheFieldThatIsWrong(String situation) {
        String[] parts = situation.split(" \\| ", 2);
        Answer refused = decide("wrong", parts[1]);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(parts[0]);
    }

    @Test
    void knowsNoOtherRequest() {
        assertThat(system.get(PATH + "/none").status()).isEqualTo(404);
        assertThat(system.get(PATH + "/none/items").status()).isEqualTo(404);
    }
}
