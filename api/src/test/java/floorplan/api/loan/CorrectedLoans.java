package floorplan.api.loan;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Loans with the terms of the worked example, and their repayments and reversals over HTTP. The books are open from 1
 * April on.
 */
record CorrectedLoans(RunningSystem system) {
    private static final String OPEN_DATE = "2026-04-01";

    /** A system whose books are open from 1 April on, with these SPLIT loans, of which nothing is accrued. */
    static CorrectedLoans drawn(String... loans) {
        RunningSystem system = RunningSystem.get();
        CorrectedLoans corrected = new CorrectedLoans(system);
        new Portfolio()
                .dealer("D-1", "2000000.00")
                .loan("FIRST", "D-1", "DEALER", LocalDate.parse(OPEN_DATE).minusDays(1))
                .importInto(system);
        corrected.close("2026-03-31");
        Portfolio portfolio = new Portfolio();
        for (String loan : loans) {
            portfolio.dealer("D-1", "2000000.00").loan(loan, "D-1", "SPLIT");
        }
        portfolio.importInto(system);
        return corrected;
    }

    void close(String date) {
        Answer asked = RunningSystem.untilTaken(
                () -> system.post("/v1/day-ends", "application/json", "{\"businessDate\": \"" + date + "\"}"));
        assertThat(asked.status()).as(asked.response().body()).isEqualTo(202);
        await(date + " balanced")
                .until(() -> system.get("/v1/day-ends/" + date).text("/status").equals("BALANCED"));
    }

    /** @return the repayment's id */
    String repay(String loan, String amount, String valueDate) {
        Answer repaid = system.repay(loan + valueDate + amount, """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, amount, valueDate));
        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        return repaid.text("/id");
    }

    /** Repays 10000.00 on 10 March, and 1.00 on 1 April, which accrues the loan through 31 March. */
    String repayAndAccrue(String loan) {
        String id = repay(loan, "10000.00", "2026-03-10");
        repay(loan, "1.00", OPEN_DATE);
        return id;
    }

    void reverse(String repaymentId, String kind) {
        Answer reversed = RunningSystem.untilTaken(() -> system.post(
                "/v1/repayments/" + repaymentId + "/reversal",
                "application/json",
                "{\"reason\": \"a test\", \"kind\": \"" + kind + "\"}",
                "Prefer",
                "wait=10"));
        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
    }

    List<JsonNode> items(String list) {
        return items(list, RunningSystem.TOKEN);
    }

    /** All items of a list, page by page. */
    List<JsonNode> items(String list, String token) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            Answer page = system.send(system.request(list + next, token).GET());
            assertThat(page.status()).as(page.response().body()).isEqualTo(200);
            page.body().at("/items").forEach(items::add);
            next = page.body().at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!next.isEmpty());
        return items;
    }

    /** The debits less the credits of each account, over a loan's journal. */
    Map<String, BigDecimal> posted(String loan) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode entry : items("/v1/loans/" + loan + "/journal?limit=7")) {
            for (JsonNode line : entry.at("/lines")) {
                sums.merge(
                        line.at("/account").asString(),
                        units(line, "debit").subtract(units(line, "credit")),
                        BigDecimal::add);
            }
        }
        return sums;
    }

    private static BigDecimal units(JsonNode node, String field) {
        return node.at("/" + field).isNull()
                ? new BigDecimal("0.00")
                : new BigDecimal(node.at("/" + field).asString());
    }
}
