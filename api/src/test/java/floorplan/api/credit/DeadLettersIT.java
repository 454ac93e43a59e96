package floorplan.api.credit;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.store.message.CreditMovementJson;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;

/** Credit messages that cannot be carried out, as the person who must decide about them sees them. */
class DeadLettersIT {
    private static final String MENDED = "{\"reason\": \"the line is imported now\"}";

    private static final String DEALERS = "dead-letters-it-";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    /** Sends a restoration of 5.00 for a dealer without a credit line, as the account side would. */
    private static String deadLetter(String dealerId) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return deadLetter(
                "repayment.applied",
                CreditMovement.restoration(
                        id, "loan", dealerId, new Money(Currency.getInstance("CNY"), 500), LocalDate.of(2026, 3, 10)));
    }

    private static String deadLetter(String routingKey, CreditMovement movement) {
        String id = movement.messageId();
        system.servers.redis().opsForHash().put("suc_send_data", id, "{\"sendCount\":1}");
        system.servers
                .rabbit()
                .send(
                        "floorplan.account",
                        routingKey,
                        MessageBuilder.withBody(CreditMovementJson.write(movement))
                                .setMessageId(id)
                                .setType(CreditMovementJson.type(movement.kind()))
                                .build());
        await("a dead letter")
                .until(() ->
                        system.get("/v1/dead-letters/" + id).text("/status").equals("DEAD_LETTER"));
        return id;
    }

    private static Answer decide(String id, String decision, String body) {
        return RunningSystem.untilTaken(
                () -> system.post("/v1/dead-letters/" + id + "/" + decision, "application/json", body));
    }

    @Test
    void aMessageIsTriedAgainOnceItsCauseIsMendedAndDecidedOnce() {
        String dealer = DEALERS + UUID.randomUUID();
        String id = deadLetter(dealer);
        Answer shown = system.get("/v1/dead-letters/" + id);
        assertThat(shown.text("/amount")).isEqualTo("5.00");
        assertThat(shown.text("/currency")).isEqualTo("CNY");
        assertThat(shown.text("/failure")).contains(dealer).contains("no credit line");
        assertThat(shown.text("/workflowId")).isEqualTo("credit:" + id);
        assertThat(system.get("/v1/dead-letters?limit=1000").response().body()).contains(id);

        system.clms
                .sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', 1000, 500)")
                .param(dealer)
                .update();
        system.loseTheAnswer("/v1/dead-letters/" + id + "/retry", "application/json", MENDED);
        Answer decided = decide(id, "retry", MENDED);
        assertThat(decided.status()).as(decided.response().body()).isEqualTo(202);
        assertThat(decided.text("/decisions/0/reason")).isEqualTo("the line is imported now");
        Answer second = decide(id, "discard", "{\"reason\": \"changed my mind\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/type")).isEqualTo("/problems/already-decided");
        assertThat(second.text("/detail")).contains("RETRY").contains("the line is imported now");

        await("restored")
                .until(() ->
                        system.get("/v1/dead-letters/" + id).text("/status").equals("RESTORED"));
        Answer line = system.get("/v1/credit-lines/" + dealer);
        assertThat(line.text("/used")).isEqualTo("0.00");
        assertThat(line.text("/available")).isEqualTo("10.00");
        Answer movements = system.get("/v1/credit-lines/" + dealer + "/movements");
        assertThat(movements.text("/items/0/id")).isEqualTo(id);
        assertThat(movements.text("/items/0/amount")).isEqualTo("5.00");
        assertThat(decide(id, "retry", MENDED).status())
                .as("the same decision again gets its answer again")
                .isEqualTo(202);
        assertThat(count(system.clms, "SELECT COUNT(*) FROM credit_decision WHERE message_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aCorrectionThatUsesCreditAgainIsShownWithItsSign() {
        String dealer = DEALERS + UUID.randomUUID();
        String requestId = UUID.randomUUID().toString().replace("-", "");
        String id = deadLetter(
                "correction.applied",
                CreditMovement.correction(
                        requestId,
                        "loan",
                        dealer,
                        new Money(Currency.getInstance("CNY"), -500),
                        LocalDate.of(2026, 3, 10)));
        assertThat(id).isEqualTo("correction:" + requestId);
        assertThat(system.get("/v1/dead-letters/" + id).text("/amount")).isEqualTo("-5.00");

        system.clms
                .sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', 1000, 800)")
                .param(dealer)
                .update();
        assertThat(decide(id, "retry", MENDED).status()).isEqualTo(202);

        await("corrected")
                .until(() ->
                        system.get("/v1/dead-letters/" + id).text("/status").equals("CORRECTED"));
        assertThat(system.get("/v1/credit-lines/" + dealer).text("/used")).isEqualTo("13.00");
        Answer movements = system.get("/v1/credit-lines/" + dealer + "/movements");
        assertThat(movements.text("/items/0/id")).isEqualTo(id);
        assertThat(movements.text("/items/0/kind")).isEqualTo("CORRECTION");
        assertThat(movements.text("/items/0/outcome")).isEqualTo("CORRECTED");
        assertThat(movements.text("/items/0/amount")).isEqualTo("-5.00");
        assertThat(movements.text("/items/0/beyondLimit")).isEqualTo("3.00");
    }

    @Test
    void aMessageIsDiscardedWithAReasonOnRecord() {
        String id = deadLetter(DEALERS + UUID.randomUUID());
        String why = "{\"reason\": \"a test's own\"}";
        system.loseTheAnswer("/v1/dead-letters/" + id + "/discard", "application/json", why);
        assertThat(decide(id, "discard", why).status()).isEqualTo(202);

        await("discarded")
                .until(() ->
                        system.get("/v1/dead-letters/" + id).text("/status").equals("DISCARDED"));
        assertThat(count(system.clms, "SELECT COUNT(*) FROM credit_decision WHERE message_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(system.servers.redis().opsForHash().hasKey("suc_send_data", id))
                .isFalse();
    }

    @Test
    void showsTheBeginningOfABodyThatCannotBeReadAndGivesItWholeAsAFile() throws Exception {
        String id = "d" + UUID.randomUUID();
        byte[] body = new byte[100_000];
        new Random(1).nextBytes(body);
        system.servers
                .rabbit()
                .send(
                        "floorplan.account",
                        "repayment.applied",
                        MessageBuilder.withBody(body).setMessageId(id).build());
        await("a dead letter").until(() -> system.get("/v1/dead-letters/" + id).status() == 200);

        Answer shown = system.get("/v1/dead-letters/" + id);
        assertThat(Base64.getDecoder().decode(shown.text("/body"))).isEqualTo(Arrays.copyOf(body, 64 << 10));
        assertThat(shown.body().at("/bodyLength").asLong()).isEqualTo(body.length);
        assertThat(shown.text("/bodySha256"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
        assertThat(system.getText("/v1/dead-letters/" + id + "/body").response().headers())
                .satisfies(headers -> {
                    assertThat(headers.firstValueAsLong("Content-Length")).hasValue(body.length);
                    assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
                });
        assertThat(system.get("/v1/dead-letters/nobody/body").status()).isEqualTo(404);
        assertThat(decide(id, "discard", "{\"reason\": \"a test's own\"}").status())
                .isEqualTo(202);
    }

    @Test
    void movementsComePageByPageNewestFirst() {
        String dealer = DEALERS + UUID.randomUUID();
        system.clms
                .sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', 1000, 0)")
                .param(dealer)
                .update();
        for (int i = 0; i < 5; i++) {
            system.clms.sql("""
                            INSERT INTO credit_log (message_id, kind, outcome, dealer_id, currency, amount, created_at)
                            VALUES (?, 'RESTORATION', 'DROPPED', ?, 'CNY', 1, '2026-01-01 00:00:00.000001')
                            """).params(dealer + ":" + i, dealer).update();
        }
        String path = "/v1/credit-lines/" + dealer + "/movements?limit=2";
        StringBuilder seen = new StringBuilder();
        String cursor = "";
        while (cursor != null) {
            Answer page = system.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.body()
                    .at("/items")
                    .forEach(item -> seen.append(item.at("/id").asString().substring(dealer.length())));
            cursor = page.body().at("/nextCursor").isNull() ? null : page.text("/nextCursor");
        }
        assertThat(seen).hasToString(":4:3:2:1:0");
    }

    @Test
    void asksForAReasonAndForADeadLetterThatExists() {
        assertThat(decide("nobody", "retry", MENDED).status()).isEqualTo(404);
        assertThat(system.get("/v1/dead-letters/nobody").status()).isEqualTo(404);
        assertThat(system.get("/v1/credit-lines/nobody").status()).isEqualTo(404);
        assertThat(system.get("/v1/credit-lines/nobody/movements").status()).isEqualTo(404);
        Answer noReason = decide("nobody", "discard", "{\"reason\": \" \"}");
        assertThat(noReason.status()).isEqualTo(400);
        assertThat(noReason.text("/detail")).contains("reason");
        assertThat(system.get("/v1/dead-letters?cursor=x").status()).isEqualTo(400);
    }
}
