package floorplan.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Loans of every type over four closed dates, with all that makes the books of a date differ from the loans' rows of
 * today: drawdowns and accruals booked late, repayments in time and late, reversals of both kinds, a corrected rate, a
 * waiver, and a loan that is paid off and open again.
 */
final class ReportedPortfolio {
    static final List<String> CLOSED = List.of("2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03");

    private final RunningSystem system;
    private final DayEndClient dayEnds;

    private ReportedPortfolio(RunningSystem system) {
        this.system = system;
        this.dayEnds = new DayEndClient(system);
    }

    static void live(RunningSystem system) {
        new ReportedPortfolio(system).live();
    }

    private void live() {
        LocalDate first = LocalDate.parse(CLOSED.getFirst());
        new Portfolio()
                .dealer("D-1", "900000.00")
                .dealer("D-2", "900000.00")
                .loan("FIRST", "D-1", "DEALER", first)
                .loan("BEHIND", "D-2", "M-2", "DEALER", first)
                .importInto(system);
        dayEnds.closeAndAwait("2026-03-31", "BALANCED");
        importLate();
        String misposted = repay("MAKER", "DEALER", "5000.00", "2026-04-01");
        repay("FIRST", "DEALER", "100.00", "2026-04-01");
        BigDecimal rate = takeRate();
        dayEnds.closeAndAwait("2026-04-01", "FAILURES");
        giveRate(rate);
        assertThat(dayEnds.retry("2026-04-01").status()).isEqualTo(202);
        dayEnds.awaitStatus("2026-04-01", "BALANCED");
        String payoff = repay("FIRST", "DEALER", owed("FIRST", "2026-04-02"), "2026-04-02");
        reverse(misposted, "MISPOSTED");
        created("waiver", "/v1/loans/SPLIT/waivers", "{\"component\": \"PENALTY\", \"reason\": \"goodwill\"}");
        dayEnds.closeAndAwait("2026-04-02", "BALANCED");
        reverse(payoff, "BOUNCED");
        repay("DEALER", "DEALER", "1080.00", "2026-02-19");
        created("rate", "/v1/loans/DEALER/rates", """
                {"effectiveFrom": "2026-02-01", "annualRate": "0.069", "correction": {"reason": "typed wrong"}}
                """);
        dayEnds.closeAndAwait("2026-04-03", "BALANCED");
    }

    /** Loans drawn long ago, some with repayments, and one that matures in five months. */
    private void importLate() {
        LocalDate recently = system.account
                .sql("SELECT UTC_DATE()")
                .query(LocalDate.class)
                .single()
                .minusDays(20);
        new Portfolio()
                .dealer("D-1", "900000.00")
                .dealer("D-2", "900000.00")
                .loan("DEALER", "D-1", "DEALER")
                .loan("SPLIT", "D-1", "M-2", "SPLIT", LocalDate.parse("2026-01-05"))
                .loan("MAKER", "D-2", "MANUFACTURER")
                .loan("YOUNG", "D-1", "DEALER", recently)
                .importInto(system);
        for (String loan : List.of("DEALER", "MAKER")) {
            repay(loan, "DEALER", "10000.00", "2026-03-10");
        }
        repay("SPLIT", "MANUFACTURER", "702.00", "2026-02-19");
    }

    private String repay(String loan, String payer, String amount, String valueDate) {
        Answer repaid = system.repay(loan + payer + valueDate, """
                {"loanId": "%s", "payer": "%s", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, payer, amount, valueDate));
        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        return repaid.text("/id");
    }

    private String owed(String loan, String date) {
        return system.get("/v1/loans/" + loan + "/payoff?date=" + date).text("/owed/dealer/total");
    }

    private void reverse(String repayment, String kind) {
        created(
                kind,
                "/v1/repayments/" + repayment + "/reversal",
                "{\"reason\": \"a test\", \"kind\": \"" + kind + "\"}");
    }

    private void created(String key, String path, String body) {
        Answer answer = RunningSystem.untilTaken(
                () -> system.post(path, "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    /** Takes the rate of a loan away, so that no day-end can accrue it. */
    private BigDecimal takeRate() {
        BigDecimal rate = system.account
                .sql("SELECT annual_rate FROM loan_rate r JOIN loan l ON l.id = r.loan_id WHERE l.loan_no = 'BEHIND'")
                .query(BigDecimal.class)
                .single();
        system.account
                .sql("DELETE r FROM loan_rate r JOIN loan l ON l.id = r.loan_id WHERE l.loan_no = 'BEHIND'")
                .update();
        return rate;
    }

    private void giveRate(BigDecimal rate) {
        system.account.sql("""
                        INSERT INTO loan_rate SELECT id, drawdown_date, :rate FROM loan WHERE loan_no = 'BEHIND'
                        """).param("rate", rate).update();
    }

    /** All items of a list, read in pages. */
    static List<JsonNode> items(RunningSystem system, String list, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String path = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
        String cursor = "";
        do {
            Answer page = system.get(path + cursor);
            assertThat(page.status()).as(page.response().body()).isEqualTo(200);
            page.body().at("/items").forEach(items::add);
            cursor = page.body().at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return items;
    }
}
