package floorplan.api.receipt;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Unapplied receipts over HTTP: listed, applied, refunded, and the balances afterwards. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReceiptsIT {
    private static RunningSystem system;
    private static DayEndClient dayEnds;
    private static String surplus = "";
    private static String misposted = "";

    /**
     * A surplus of 26.67, because a corrected rate lowers the interest from 160.00 to 133.33; 1,000.00 posted to the
     * wrong loan; books that are open from 10 March on.
     */
    @BeforeAll
    static void receive() {
        system = RunningSystem.get();
        dayEnds = new DayEndClient(system);
        LocalDate drawdown = LocalDate.of(2026, 3, 1);
        new Portfolio()
                .dealer("D-1", "1000000.00")
                .dealer("D-2", "1000000.00")
                .loan("L", "D-1", "DEALER", drawdown)
                .loan("M", "D-1", "SPLIT", drawdown)
                .loan("OTHER", "D-2", "DEALER", drawdown)
                .importInto(system);
        dayEnds.closeAndAwait("2026-03-04", "BALANCED");
        surplus = repay("L", "200160.00", "2026-03-05");
        misposted = repay("M", "1000.00", "2026-03-05");
        dayEnds.closeAndAwait("2026-03-09", "BALANCED");
        Answer corrected = post("/v1/loans/L/rates", """
                {"effectiveFrom": "2026-03-01", "annualRate": "0.06", "correction": {"reason": "typed wrong"}}
                """, "rate");
        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(201);
        Answer reversed = post(
                "/v1/repayments/" + misposted + "/reversal",
                "{\"reason\": \"another car\", \"kind\": \"MISPOSTED\"}",
                "reversal");
        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
    }

    private static String repay(String loan, String amount, String valueDate) {
        Answer repaid = system.repay(loan + amount, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, amount, valueDate));
        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        return repaid.text("/id");
    }

    private static Answer post(String path, String body, String key) {
        return RunningSystem.untilTaken(
                () -> system.post(path, "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10"));
    }

    private static void refused(Answer answer, String type, String detail) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("/problems/" + type);
        assertThat(answer.text("/detail")).contains(detail);
    }

    private static List<String> ids(String query, String token) {
        Answer list = system.send(system.request("/v1/receipts" + query, token).GET());
        assertThat(list.status()).as(list.response().body()).isEqualTo(200);
        return list.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    @Test
    @Order(1)
    void listsWhatNoLoanTakes() {
        assertThat(ids("", RunningSystem.TOKEN)).containsExactlyInAnyOrder(surplus, misposted);
        assertThat(ids("?status=OPEN&payer=DEALER&from=2026-03-05&to=2026-03-05", RunningSystem.TOKEN))
                .hasSize(2);
        assertThat(ids("?status=REFUNDED", RunningSystem.TOKEN)).isEmpty();
        assertThat(ids("?from=2026-03-06", RunningSystem.TOKEN)).isEmpty();
        assertThat(ids("?payer=UNKNOWN", RunningSystem.TOKEN)).isEmpty();
        assertThat(ids("", RunningSystem.token("dealer:D-1"))).hasSize(2);
        assertThat(ids("", RunningSystem.token("dealer:D-2"))).isEmpty();
        Answer first = system.get("/v1/receipts?limit=1");
        Answer second = system.get("/v1/receipts?limit=1&cursor=" + first.text("/nextCursor"));
        assertThat(List.of(first.text("/items/0/id"), second.text("/items/0/id")))
                .containsExactlyInAnyOrder(surplus, misposted);
        assertThat(second.body().at("/nextCursor").isNull()).isTrue();
        assertThat(system.getText("/v1/receipts", "Accept", "text/csv")
                        .response()
                        .body())
                .startsWith(
                        "id,status,origin,loanId,payer,partyId,amount,openAmount,currency,receivedOn,ageDays,note,createdAt\r\n");
    }

    @Test
    @Order(2)
    void showsOneWithWhatCameAndWhyNoLoanTookIt() {
        Answer receipt = system.get("/v1/receipts/" + surplus);

        assertThat(receipt.text("/origin")).isEqualTo("SURPLUS");
        assertThat(receipt.text("/loanId")).isEqualTo("L");
        assertThat(receipt.text("/partyId")).isEqualTo("D-1");
        assertThat(receipt.text("/openAmount")).isEqualTo("26.67");
        assertThat(receipt.text("/receivedOn")).isEqualTo("2026-03-05");
        assertThat(receipt.body().at("/ageDays").asLong()).isPositive();
        assertThat(receipt.text("/note")).contains("no longer takes this part");
        assertThat(receipt.body().at("/movements/0").toString())
                .contains("\"kind\":\"CORRECTION\",\"id\":\"L:1\",\"amount\":\"26.67\"");
        assertThat(system.get("/v1/receipts/" + misposted).text("/note")).contains("wrong loan, M");
        assertThat(system.get("/v1/search?q=" + surplus).body().at("/items").toString())
                .contains("\"RECEIPT\"");
        assertThat(system.get("/v1/attention").body().at("/counts").toString())
                .contains("{\"kind\":\"OPEN_RECEIPTS\",\"count\":2");
    }

    @Test
    @Order(3)
    void previewsAnApplicationAndChangesNothing() {
        Answer preview = post(
                "/v1/receipts/" + misposted + "/application?dryRun=true",
                "{\"loanId\": \"M\", \"payer\": \"DEALER\", \"valueDate\": \"2026-03-07\"}",
                "preview");

        assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
        assertThat(preview.body().at("/entry").toString())
                .contains("{\"account\":\"UNAPPLIED_RECEIPTS\",\"amount\":\"1000.00\"}");
        assertThat(system.get("/v1/receipts/" + misposted).text("/openAmount")).isEqualTo("1000.00");
    }

    @Test
    @Order(4)
    void appliesAPartOnceAndTheRestLate() {
        String body =
                "{\"loanId\": \"M\", \"payer\": \"DEALER\", \"amount\": \"400.00\", \"valueDate\": \"2026-03-10\"}";
        Answer applied = post("/v1/receipts/" + misposted + "/application", body, "apply-1");

        assertThat(applied.status()).as(applied.response().body()).isEqualTo(201);
        assertThat(applied.text("/receiptId")).isEqualTo(misposted);
        assertThat(applied.text("/allocation/interest")).isEqualTo("126.00");
        Answer again = post("/v1/receipts/" + misposted + "/application", body, "apply-1");
        assertThat(again.text("/id")).isEqualTo(applied.text("/id"));
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        refused(post("/v1/receipts/" + surplus + "/application", body, "apply-1"), "idempotency-key-reused", "new key");
        refused(
                post("/v1/receipts/" + misposted + "/application", body.replace("400.00", "600.01"), "apply-2"),
                "more-than-open",
                "only CNY 600.00 is open");
        refused(
                post("/v1/receipts/" + surplus + "/application", body.replace("\"M\"", "\"OTHER\""), "apply-3"),
                "other-payer",
                "the dealer of loan OTHER");
        String elsewhere = body.replace("\"M\"", "\"OTHER\"").replace("400.00", "1.00");
        Answer toTheRightDealer = post("/v1/receipts/" + misposted + "/application", elsewhere, "apply-5");
        assertThat(toTheRightDealer.status())
                .as(toTheRightDealer.response().body())
                .isEqualTo(201);
        Answer late = post(
                "/v1/receipts/" + misposted + "/application",
                "{\"loanId\": \"M\", \"payer\": \"DEALER\", \"valueDate\": \"2026-03-06\"}",
                "apply-4");
        assertThat(late.status()).as(late.response().body()).isEqualTo(201);
        assertThat(late.text("/amount")).isEqualTo("599.00");
        assertThat(late.text("/correctionId")).isEqualTo("M:2");
        assertThat(system.get("/v1/receipts/" + misposted).text("/status")).isEqualTo("APPLIED");
    }

    @Test
    @Order(5)
    void refundsOnceAndReturnsNothingThatCameWithARepayment() {
        Answer refunded = post(
                "/v1/receipts/" + surplus + "/refund", "{\"reason\": \"asked for\", \"amount\": \"6.67\"}", "pay-1");

        assertThat(refunded.status()).as(refunded.response().body()).isEqualTo(201);
        assertThat(refunded.text("/amount")).isEqualTo("6.67");
        assertThat(refunded.text("/bookingDate")).isEqualTo("2026-03-10");
        Answer again = post(
                "/v1/receipts/" + surplus + "/refund", "{\"reason\": \"asked for\", \"amount\": \"6.67\"}", "pay-1");
        assertThat(again.text("/id")).isEqualTo(refunded.text("/id"));
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        refused(
                post("/v1/receipts/" + surplus + "/refund", "{\"reason\": \"another\"}", "pay-1"),
                "idempotency-key-reused",
                "new key");
        refused(
                post("/v1/receipts/" + surplus + "/refund", "{\"reason\": \"more\", \"amount\": \"20.01\"}", "pay-2"),
                "more-than-open",
                "only CNY 20.00 is open");
        refused(
                post("/v1/receipts/" + surplus + "/return", "{\"reason\": \"x\"}", "pay-3"),
                "not-from-bank",
                "Refund it");
        assertThat(post("/v1/receipts/" + "0".repeat(32) + "/refund", "{\"reason\": \"x\"}", "pay-4")
                        .status())
                .isEqualTo(404);
        JsonNode left = system.get("/v1/receipts/" + surplus).body();
        assertThat(left.at("/status").asString()).isEqualTo("OPEN");
        assertThat(left.at("/movements").toString())
                .contains("\"kind\":\"REFUND\",\"id\":\"" + refunded.text("/id") + "\",\"amount\":\"-6.67\"")
                .contains("\"reason\":\"asked for\",\"by\":\"operator\"");
        assertThat(system.send(system.request("/v1/receipts/" + surplus, RunningSystem.token("dealer:D-1"))
                                .GET())
                        .body()
                        .at("/movements")
                        .toString())
                .doesNotContain("asked for", "operator");
    }

    @Test
    @Order(6)
    void namesTheRefundThatKeepsARepaymentFromBeingReversed() {
        refused(
                post("/v1/repayments/" + surplus + "/reversal", "{\"reason\": \"bounced\"}", "reverse"),
                "surplus-left",
                "was refunded by refund");
        refused(
                post("/v1/repayments/" + surplus + "/reversal?dryRun=true", "{\"reason\": \"bounced\"}", "reverse"),
                "surplus-left",
                "was refunded by refund");
    }

    @AfterAll
    static void everythingBalances() {
        dayEnds.closeAndAwait("2026-03-10", "BALANCED");
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }
}
