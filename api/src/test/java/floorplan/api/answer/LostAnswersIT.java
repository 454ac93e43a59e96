package floorplan.api.answer;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that lost an answer repeats its request, and nothing is done twice. */
class LostAnswersIT {
    private static final String LIMITS = "dealer_id,currency,limit\nLOST,CNY,1000000.00\n";
    private static final String REPAYMENT =
            "{\"loanId\":\"LOST-1\",\"payer\":\"DEALER\",\"amount\":\"11.00\",\"currency\":\"CNY\"}";
    private static final String DATE = "{\"businessDate\":\"2026-01-05\"}";
    private static final String WAIVER = "{\"component\":\"LATE_FEE\",\"period\":\"2026-01\",\"reason\":\"goodwill\"}";
    private static final String CORRECTED_RATE =
            "{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.069\",\"correction\":{\"reason\":\"typed wrong\"}}";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("LOST", "1000000.00")
                .loan("LOST-1", "LOST", "DEALER")
                .loan("LOST-2", "LOST", "DEALER")
                .importInto(system);
    }

    /** The repayment accrues the loan through 9 March, so a late fee is owed. */
    @Test
    void correctsALoanOnceThoughTheAnswerIsLost() {
        assertThat(system.repay("accrues", """
                        {"loanId":"LOST-2","payer":"DEALER","amount":"0.01","currency":"CNY","valueDate":"2026-03-10"}
                        """).status()).isEqualTo(201);
        Map.of("/v1/loans/LOST-2/waivers", WAIVER, "/v1/loans/LOST-2/rates", CORRECTED_RATE)
                .forEach((path, body) -> {
                    String[] headers = {"Idempotency-Key", path, "Prefer", "wait=10"};
                    system.loseTheAnswer(path, "application/json", body, headers);
                    Answer again = RunningSystem.untilTaken(() -> system.post(path, "application/json", body, headers));
                    assertThat(again.status()).as(again.response().body()).isEqualTo(201);
                    assertThat(again.response().headers().firstValue("Idempotent-Replayed"))
                            .hasValue("true");
                });
        assertThat(system.get("/v1/loans/LOST-2/corrections").body().at("/items"))
                .hasSize(2);
    }

    @Test
    void importsLoansOnceThoughTheAnswerIsLost() {
        String file = new Portfolio().loan("LOST-3", "LOST", "DEALER").loans();
        String used = system.get("/v1/credit-lines/LOST").text("/used");

        system.loseTheAnswer("/v1/imports/loans", "text/csv", file, "Prefer", "wait=10");
        Answer again = RunningSystem.untilTaken(() -> system.importFile("loans", file));

        assertThat(again.status()).as(again.response().body()).isEqualTo(201);
        assertThat(new BigDecimal(system.get("/v1/credit-lines/LOST").text("/used")))
                .isEqualByComparingTo(new BigDecimal(used).add(new BigDecimal("200000.00")));
    }

    @Test
    void givesTheSameAnswerAgainToAClientThatLostTheFirst() {
        system.loseTheAnswer(
                "/v1/repayments", "application/json", REPAYMENT, "Idempotency-Key", "lost", "Prefer", "wait=10");
        Answer again = system.repay("lost", REPAYMENT);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");

        String id = again.text("/id");
        String why = "{\"reason\":\"it bounced\"}";
        system.loseTheAnswer("/v1/repayments/" + id + "/reversal", "application/json", why, "Prefer", "wait=10");
        assertThat(system.post("/v1/repayments/" + id + "/reversal", "application/json", why, "Prefer", "wait=10")
                        .status())
                .isEqualTo(201);
        assertThat(count(system.account, "SELECT COUNT(*) FROM reversal_log WHERE repayment_id = '" + id + "'"))
                .isEqualTo(1);

        String rate = "{\"effectiveFrom\":\"2999-02-01\",\"annualRate\":\"0.05\"}";
        system.loseTheAnswer("/v1/loans/LOST-1/rates", "application/json", rate, "Prefer", "wait=10");
        assertThat(system.post("/v1/loans/LOST-1/rates", "application/json", rate, "Prefer", "wait=10")
                        .status())
                .isEqualTo(200);

        system.loseTheAnswer("/v1/imports/credit-lines", "text/csv", LIMITS, "Prefer", "wait=10");
        assertThat(system.importFile("credit-lines", LIMITS).status()).isEqualTo(201);
        assertThat(system.get("/v1/credit-lines/LOST").text("/limit")).isEqualTo("1000000.00");

        system.loseTheAnswer("/v1/reconciliations", "application/json", "");
        assertThat(RunningSystem.untilTaken(() -> system.post("/v1/reconciliations", "application/json", ""))
                        .status())
                .isEqualTo(202);

        system.loseTheAnswer("/v1/day-ends", "application/json", DATE);
        assertThat(RunningSystem.untilTaken(() -> system.post("/v1/day-ends", "application/json", DATE))
                        .status())
                .isIn(200, 202);
        await("the date is closed")
                .until(() ->
                        system.get("/v1/day-ends/2026-01-05").text("/status").equals("BALANCED"));
    }
}
