package floorplan.api.repayment;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Repayments that bounced, and reconciliation of both sides, over HTTP. */
class ReversalsIT {
    private static final String BOUNCED = "{\"reason\": \"the payment bounced\"}";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    private static Answer reverse(String id, String body) {
        return RunningSystem.untilTaken(
                () -> system.post("/v1/repayments/" + id + "/reversal", "application/json", body, "Prefer", "wait=10"));
    }

    private static Answer repay(String key, String loan, String amount) {
        return system.repay(key, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan, amount));
    }

    @Test
    void aRepaymentIsReversedOnceAndShownSoEverywhere() {
        new Portfolio()
                .dealer("BOUNCER", "200000.00")
                .loan("BOUNCED", "BOUNCER", "SPLIT")
                .importInto(system);
        String id = repay("bounced-1", "BOUNCED", "10000.00").text("/id");

        Answer reversed = reverse(id, BOUNCED);

        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
        assertThat(reversed.text("/status")).isEqualTo("REVERSED");
        assertThat(reversed.text("/reversal/reason")).isEqualTo("the payment bounced");
        assertThat(reversed.text("/reversal/effectiveDate")).isEqualTo("2026-03-10");
        Answer again = reverse(id, "{\"reason\": \"another one\"}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.text("/reversal/reason")).isEqualTo("the payment bounced");
        Answer preview = system.post("/v1/repayments/" + id + "/reversal?dryRun=true", "application/json", BOUNCED);
        assertThat(preview.status()).isEqualTo(409);
        assertThat(preview.text("/type")).isEqualTo("/problems/already-reversed");
        assertThat(preview.text("/title")).isEqualTo("The repayment is reversed already");
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        assertThat(system.get("/v1/repayments/" + id).text("/reversal/creditStatus"))
                .isEqualTo("REVERSED");
        assertThat(system.get("/v1/loans/BOUNCED").text("/principal")).isEqualTo("200000.00");
        assertThat(system.get("/v1/credit-lines/BOUNCER").text("/used")).isEqualTo("200000.00");
        assertThat(system.get("/v1/credit-lines/BOUNCER/movements").text("/items/0/kind"))
                .isEqualTo("REVERSAL");
        Answer journal = system.get("/v1/loans/BOUNCED/journal?limit=1000");
        assertThat(journal.response().body()).contains("correction:BOUNCED:1");
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void saysWhichRepaymentsCannotBeReversed() {
        new Portfolio()
                .dealer("REFUSED", "200000.00")
                .loan("REFUSED", "REFUSED", "DEALER")
                .importInto(system);
        Answer refused = repay("refused-1", "REFUSED", "900000.00");
        Answer reversal = reverse(refused.text("/repaymentId"), BOUNCED);

        assertThat(reversal.status()).isEqualTo(422);
        assertThat(reversal.text("/type")).isEqualTo("/problems/not-applied");
        assertThat(reverse("f".repeat(32), BOUNCED).status()).isEqualTo(404);
        assertThat(reverse(refused.text("/repaymentId"), "{\"reason\": \" \"}").status())
                .isEqualTo(400);
    }

    @Test
    void comparesBothSidesWhenAsked() {
        // A request starts nothing while a reconciliation of another test runs, so it is repeated.
        await("compared").until(() -> {
            assertThat(system.post("/v1/reconciliations", "application/json", "")
                            .status())
                    .isIn(202, 503);
            Answer latest = system.get("/v1/reconciliations/latest");
            return latest.status() == 200 && latest.text("/status").equals("COMPLETED");
        });
        Answer latest = system.get("/v1/reconciliations/latest");
        assertThat(latest.body().at("/differences").isArray()).isTrue();
        assertThat(latest.body().at("/mended/sentAgain").isNumber()).isTrue();
    }
}
