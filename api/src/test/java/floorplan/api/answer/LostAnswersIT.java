package floorplan.api.answer;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that lost an answer repeats its request, and nothing is done twice. */
class LostAnswersIT {
    private static final String LIMITS = "dealer_id,currency,limit\nLOST,CNY,1000000.00\n";
    private static final String REPAYMENT =
            "{\"loanId\":\"LOST-1\",\"payer\":\"DEALER\",\"amount\":\"11.00\",\"currency\":\"CNY\"}";
    private static final String DATE = "{\"businessDate\":\"2026-01-05\"}";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("LOST", "1000000.00")
                .loan("LOST-1", "LOST", "DEALER")
                .importInto(system);
    }

    @Test
    void givesTheSameAnswerAgainToWhoeverLostTheFirst() {
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
