package floorplan.api.correction;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrected rates, waivers and previews over HTTP: taken, refused and repeated. */
class CorrectionRequestsIT {
    private static final String RATE = "{\"effectiveFrom\": \"2026-02-01\", \"annualRate\": \"0.069\", "
            + "\"correction\": {\"reason\": \"typed wrong\"}}";
    private static final String LATE_FEE =
            "{\"component\": \"LATE_FEE\", \"period\": \"2026-01\", \"reason\": \"hardship\"}";
    private static final String REPAYMENT = """
            {"loanId": "L-1", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
            """;

    private RunningSystem system;

    /** A loan that is accrued through 9 March, with a late fee of 200.00 and penalty of 5.51, of which 0.01 is paid. */
    @BeforeEach
    void accrueALoan() {
        system = RunningSystem.get();
        new Portfolio().dealer("D-1", "1000000.00").loan("L-1", "D-1", "DEALER").importInto(system);
        assertThat(repay("first", "0.01", "2026-03-10").status()).isEqualTo(201);
    }

    private Answer post(String path, String body, String... headers) {
        return RunningSystem.untilTaken(() -> system.post(
                path,
                "application/json",
                body,
                Stream.concat(Arrays.stream(headers), Stream.of("Prefer", "wait=10"))
                        .toArray(String[]::new)));
    }

    private Answer repay(String key, String amount, String valueDate, String... headers) {
        return post(
                "/v1/repayments",
                REPAYMENT.formatted(amount, valueDate),
                Stream.concat(Arrays.stream(headers), Stream.of("Idempotency-Key", key))
                        .toArray(String[]::new));
    }

    private Answer waive(String key, String body) {
        return post("/v1/loans/L-1/waivers", body, "Idempotency-Key", key);
    }

    private String owed(String part) {
        return system.get("/v1/loans/L-1").text("/owed/dealer/" + part);
    }

    @Test
    void waivesALateFeeOnceAndPenaltyInPart() {
        Answer waived = waive("waiver-1", LATE_FEE);

        assertThat(waived.status()).as(waived.response().body()).isEqualTo(201);
        assertThat(waived.text("/status")).isEqualTo("COMPLETED");
        assertThat(waived.text("/correctionId")).isEqualTo("L-1:1");
        assertThat(waived.text("/credit")).isEqualTo("0.00");
        assertThat(owed("lateFee")).isEqualTo("0.00");
        Answer again = waive("waiver-1", LATE_FEE);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(waived.body());
        assertThat(system.get("/v1/corrections/" + waived.text("/id")).body()).isEqualTo(waived.body());
        assertThat(waive("waiver-1", LATE_FEE.replace("hardship", "another")).text("/type"))
                .isEqualTo("/problems/idempotency-key-reused");
        Answer nothing = waive("waiver-2", LATE_FEE);
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text("/type")).isEqualTo("/problems/nothing-to-waive");

        Answer penalty =
                waive("waiver-3", "{\"component\": \"PENALTY\", \"amount\": \"2.00\", \"reason\": \"goodwill\"}");
        assertThat(penalty.status()).as(penalty.response().body()).isEqualTo(201);
        assertThat(owed("penalty")).isEqualTo("3.50");
        Answer audit = system.get("/v1/audit?action=WAIVE_FEES");
        assertThat(audit.text("/items/0/before/owed")).isEqualTo("5.50");
        assertThat(audit.text("/items/0/after/amount")).isEqualTo("2.00");
        assertThat(audit.text("/items/0/after/owed")).isEqualTo("3.50");
        assertThat(audit.text("/items/1/outcome")).isEqualTo("REFUSED");
        assertThat(audit.text("/items/2/before/owed")).isEqualTo("200.00");
        assertThat(audit.text("/items/2/after/amount")).isEqualTo("200.00");
        assertThat(system.get("/v1/loans/L-1/corrections").body().at("/items").size())
                .isEqualTo(2);
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void namesEachWrongFieldOfAWaiver() {
        assertThat(waive("w", "{\"component\": \"LATE_FEE\", \"reason\": \"x\"}")
                        .text("/detail"))
                .startsWith("period");
        assertThat(waive("w", "{\"component\": \"PENALTY\", \"period\": \"2026-01\", \"reason\": \"x\"}")
                        .text("/detail"))
                .startsWith("period");
        assertThat(waive("w", "{\"component\": \"PRINCIPAL\", \"reason\": \"x\"}")
                        .text("/detail"))
                .startsWith("component");
        assertThat(waive("w", "{\"component\": \"PENALTY\", \"amount\": \"0.00\", \"reason\": \"x\"}")
                        .text("/detail"))
                .startsWith("amount");
        assertThat(post("/v1/loans/L-1/waivers", LATE_FEE).text("/type"))
                .isEqualTo("/problems/idempotency-key-missing");
        assertThat(post("/v1/loans/NONE/waivers", LATE_FEE, "Idempotency-Key", "w")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void correctsARateAndMovesTheCreditByTheNetPrincipal() {
        assertThat(repay("second", "10000.00", "2026-03-10").status()).isEqualTo(201);
        String before = system.get("/v1/loans/L-1").text("/principal");

        Answer corrected = post("/v1/loans/L-1/rates", RATE, "Idempotency-Key", "rate-1");

        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(201);
        assertThat(corrected.body().at("/replacedRate").isNull()).isTrue();
        Answer audit = system.get("/v1/audit?action=CORRECT_RATE");
        assertThat(audit.text("/items/0/before/annualRate")).isEqualTo("0.072000");
        assertThat(audit.text("/items/0/after/annualRate")).isEqualTo("0.069000");
        String after = system.get("/v1/loans/L-1").text("/principal");
        assertThat(new BigDecimal(before).subtract(new BigDecimal(after)))
                .isEqualByComparingTo(corrected.text("/credit"))
                .isPositive();
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        await("corrected credit")
                .until(() -> system.get("/v1/credit-lines/D-1").text("/used").equals(after));
        assertThat(system.get("/v1/credit-lines/D-1/movements").text("/items/0/kind"))
                .isEqualTo("CORRECTION");
        Answer back = post(
                "/v1/loans/L-1/rates",
                RATE.replace("0.069", "0.072"),
                "Idempotency-Key",
                "rate-2",
                "If-Match",
                "\"1\"");
        assertThat(back.status()).isEqualTo(412);
        Answer put = post("/v1/loans/L-1/rates", RATE.replace("0.069", "0.072"), "Idempotency-Key", "rate-3");
        assertThat(put.text("/replacedRate")).isEqualTo("0.069000");
        await("credit used again")
                .until(() -> system.get("/v1/credit-lines/D-1").text("/used").equals(before));
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void previewsTheVeryDifferencesAndChangesNothing() {
        Answer loan = system.get("/v1/loans/L-1");
        Answer preview = post("/v1/repayments?dryRun=true", REPAYMENT.formatted("1080.00", "2026-02-19"));

        assertThat(preview.status()).as(preview.response().body()).isEqualTo(200);
        assertThat(preview.text("/totals/lateFee")).isEqualTo("-200.00");
        assertThat(preview.text("/totals/penalty")).isEqualTo("-5.51");
        assertThat(preview.response().headers().firstValue("ETag"))
                .isEqualTo(loan.response().headers().firstValue("ETag"));
        assertThat(post("/v1/loans/L-1/waivers?dryRun=true", LATE_FEE).text("/inputs/0/after/lateFee"))
                .isEqualTo("200.00");
        assertThat(post("/v1/loans/L-1/rates?dryRun=true", RATE).text("/totals/dealerInterest"))
                .startsWith("-");
        assertThat(post("/v1/repayments?dryRun=true", REPAYMENT.formatted("900000.00", "2026-02-19"))
                        .text("/type"))
                .isEqualTo("/problems/more-than-owed");
        String first = system.get("/v1/loans/L-1/repayments").text("/items/0/id");
        Answer reversal = post("/v1/repayments/" + first + "/reversal?dryRun=true", "{\"reason\": \"bounced\"}");
        assertThat(reversal.text("/credit")).isEqualTo("0.00");
        assertThat(reversal.text("/inputs/0/before/penalty")).isEqualTo("0.01");
        assertThat(system.get("/v1/loans/L-1").body()).isEqualTo(loan.body());

        Answer late = repay("late", "1080.00", "2026-02-19");
        Answer correction = system.get("/v1/loans/L-1/corrections");
        assertThat(late.text("/correctionId")).isEqualTo(correction.text("/items/0/id"));
        for (String part : new String[] {"dates", "totals", "credit", "entry", "bookingDate"}) {
            assertThat(correction.body().at("/items/0/" + part))
                    .as(part)
                    .isEqualTo(preview.body().at("/" + part));
        }
    }

    /** A request that names the previewed version posts what its preview showed, or is refused. */
    @Test
    void refusesARequestWhoseLoanHasChangedSinceItsPreview() {
        String first = system.get("/v1/loans/L-1/repayments").text("/items/0/id");
        String reversal = "/v1/repayments/" + first + "/reversal";
        String bounced = "{\"reason\": \"bounced\"}";
        String previewed = tag(post("/v1/repayments?dryRun=true", REPAYMENT.formatted("1080.00", "2026-02-19")));
        assertThat(repay("between", "1.00", "2026-03-10").status()).isEqualTo(201);

        for (Answer stale : new Answer[] {
            repay("late", "1080.00", "2026-02-19", "If-Match", previewed),
            post("/v1/loans/L-1/waivers", LATE_FEE, "Idempotency-Key", "waiver", "If-Match", previewed),
            post(reversal, bounced, "If-Match", previewed)
        }) {
            assertThat(stale.status()).as(stale.response().body()).isEqualTo(412);
            assertThat(stale.text("/type")).isEqualTo("/problems/changed-meanwhile");
        }
        String present = tag(system.get("/v1/loans/L-1"));
        Answer late = repay("late", "1080.00", "2026-02-19", "If-Match", present);
        assertThat(late.status()).as(late.response().body()).isEqualTo(201);
        Answer again = repay("late", "1080.00", "2026-02-19", "If-Match", previewed);
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.text("/id")).isEqualTo(late.text("/id"));
        Answer reversed = post(reversal, bounced, "If-Match", tag(system.get("/v1/loans/L-1")));
        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
        assertThat(post(reversal, bounced, "If-Match", previewed).status()).isEqualTo(201);
        assertThat(repay("wrong", "1.00", "2026-03-10", "If-Match", "\"1\", \"2\"")
                        .status())
                .isEqualTo(400);
    }

    private static String tag(Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aLimitedTokenStatesNoAccruedValueDate() {
        Answer dealer = system.send(system.request("/v1/repayments", RunningSystem.token("dealer:D-1"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "dealer-1")
                .POST(HttpRequest.BodyPublishers.ofString(REPAYMENT.formatted("1.00", "2026-02-19"))));
        assertThat(dealer.text("/type")).as(dealer.response().body()).isEqualTo("/problems/value-date-out-of-range");
        Answer lender = system.send(system.request("/v1/repayments", RunningSystem.token("bank"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "lender-1")
                .POST(HttpRequest.BodyPublishers.ofString(REPAYMENT.formatted("1.00", "2026-02-19"))));
        assertThat(lender.text("/detail")).contains("is not in the range from 2026-");
    }
}
