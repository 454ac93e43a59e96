package floorplan.api.correction;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Prior-period adjustments over HTTP: corrections of every kind, of loans of every type, booked on two dates. Their
 * amounts add up to the journal's lines, which the test reads from the database itself.
 */
class CorrectionBookingsIT {
    /** The names of the amounts, by account of the journal. */
    private static final Map<String, String> AMOUNTS = Map.of(
            "CASH", "cash",
            "PRINCIPAL_RECEIVABLE", "principal",
            "DEALER_INTEREST_RECEIVABLE", "dealerInterest",
            "MANUFACTURER_INTEREST_RECEIVABLE", "manufacturerInterest",
            "LATE_FEE_RECEIVABLE", "lateFee",
            "PENALTY_RECEIVABLE", "penalty",
            "UNAPPLIED_RECEIPTS", "unappliedReceipts",
            "INTEREST_INCOME", "interestIncome",
            "LATE_FEE_INCOME", "lateFeeIncome",
            "PENALTY_INCOME", "penaltyIncome");

    private static RunningSystem system;

    @BeforeAll
    static void correct() {
        system = RunningSystem.get();
        DayEndClient dayEnds = new DayEndClient(system);
        new Portfolio()
                .dealer("D-1", "900000.00")
                .loan("FIRST", "D-1", "DEALER", LocalDate.parse("2026-03-31"))
                .importInto(system);
        dayEnds.closeAndAwait("2026-03-31", "BALANCED");
        new Portfolio()
                .dealer("D-1", "900000.00")
                .loan("DEALER", "D-1", "DEALER")
                .loan("SPLIT", "D-1", "SPLIT")
                .loan("MAKER", "D-1", "MANUFACTURER")
                .importInto(system);
        List<String> repaid = new ArrayList<>();
        for (String loan : List.of("DEALER", "SPLIT", "MAKER")) {
            repaid.add(repay(loan, "DEALER", "10000.00", "2026-03-10"));
            repay(loan, "DEALER", "1.00", "2026-04-01");
        }
        repay("DEALER", "DEALER", "1080.00", "2026-02-19");
        rate("first");
        rate("the same again");
        repay("SPLIT", "MANUFACTURER", "702.00", "2026-02-19");
        dayEnds.closeAndAwait("2026-04-01", "BALANCED");
        reverse(repaid.get(1), "BOUNCED");
        reverse(repaid.get(2), "MISPOSTED");
        waive("SPLIT");
        dayEnds.closeAndAwait("2026-04-02", "BALANCED");
    }

    private static String repay(String loan, String payer, String amount, String valueDate) {
        Answer repaid =
                system.repay("bookings-" + loan + payer + valueDate, """
                {"loanId": "%s", "payer": "%s", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, payer, amount, valueDate));
        assertThat(repaid.status()).as(repaid.response().body()).isEqualTo(201);
        return repaid.text("/id");
    }

    private static void rate(String key) {
        created(key, "/v1/loans/DEALER/rates", """
                {"effectiveFrom": "2026-02-01", "annualRate": "0.069", "correction": {"reason": "typed wrong"}}
                """);
    }

    private static void reverse(String repayment, String kind) {
        created(
                kind,
                "/v1/repayments/" + repayment + "/reversal",
                "{\"reason\": \"a test\", \"kind\": \"" + kind + "\"}");
    }

    private static void waive(String loan) {
        created("waiver", "/v1/loans/" + loan + "/waivers", "{\"component\": \"PENALTY\", \"reason\": \"goodwill\"}");
    }

    private static void created(String key, String path, String body) {
        Answer answer = RunningSystem.untilTaken(
                () -> system.post(path, "application/json", body, "Idempotency-Key", key, "Prefer", "wait=10"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private static List<JsonNode> items(String list, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String path = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
        String cursor = "";
        do {
            Answer page = system.get(path + cursor);
            assertThat(page.status()).as(page.response().body()).isEqualTo(200);
            assertThat(page.body().at("/items")).hasSizeLessThanOrEqualTo(limit);
            page.body().at("/items").forEach(items::add);
            cursor = page.body().at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Sums of the journal's lines of event CORRECTION, by booking date, loan type and account. */
    private static Map<String, BigDecimal> journal(String condition) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        system.account
                .sql("SELECT * FROM journal_line WHERE event = 'CORRECTION' AND " + condition)
                .query(line -> {
                    add(
                            sums,
                            line.getString("booking_date") + " " + line.getString("loan_type"),
                            AMOUNTS.getOrDefault(line.getString("account"), "no such account"),
                            BigDecimal.valueOf(line.getLong("amount"), 2));
                });
        return sums;
    }

    /** Adds an amount; an account whose amounts add up to nothing is left out. */
    private static void add(Map<String, BigDecimal> sums, String books, String account, BigDecimal amount) {
        BigDecimal sum =
                sums.getOrDefault(books + " " + account, BigDecimal.ZERO).add(amount);
        if (sum.signum() == 0) {
            sums.remove(books + " " + account);
        } else {
            sums.put(books + " " + account, sum);
        }
    }

    private static Map<String, BigDecimal> listed(List<JsonNode> corrections) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        corrections.forEach(
                correction -> add(sums, correction.at("/bookingDate").asString(), correction));
        return sums;
    }

    private static void add(Map<String, BigDecimal> sums, String bookingDate, JsonNode corrected) {
        corrected
                .at("/posted")
                .properties()
                .forEach(amount -> add(
                        sums,
                        bookingDate + " " + corrected.at("/loanType").asString(),
                        amount.getKey(),
                        new BigDecimal(amount.getValue().asString())));
    }

    private static Map<String, BigDecimal> totals(String query) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode date : items("/v1/corrections/totals" + query, 1)) {
            date.at("/totals")
                    .forEach(ofType -> add(sums, date.at("/bookingDate").asString(), ofType));
        }
        return sums;
    }

    @Test
    void addUpToTheJournal() {
        List<JsonNode> all = items("/v1/corrections", 1000);

        assertThat(all)
                .extracting(correction -> correction.at("/id").asString() + " "
                        + correction.at("/kind").asString() + " "
                        + correction.at("/bookingDate").asString())
                .containsExactlyInAnyOrder(
                        "SPLIT:3 WAIVER 2026-04-02",
                        "SPLIT:2 BOUNCED 2026-04-02",
                        "MAKER:1 MISPOSTED 2026-04-02",
                        "SPLIT:1 REPAYMENT 2026-04-01",
                        "DEALER:3 RATE 2026-04-01",
                        "DEALER:2 RATE 2026-04-01",
                        "DEALER:1 REPAYMENT 2026-04-01");
        Map<String, BigDecimal> journal = journal("TRUE");
        assertThat(journal).hasSizeGreaterThan(15);
        assertThat(listed(all)).isEqualTo(journal);
        assertThat(totals("")).isEqualTo(journal);
    }

    @Test
    void areFilteredByBookingDateAndLoanType() {
        for (String type : List.of("DEALER", "SPLIT", "MANUFACTURER")) {
            Map<String, BigDecimal> journal = journal("loan_type = '" + type + "'");
            assertThat(listed(items("/v1/corrections?loanType=" + type, 2))).isEqualTo(journal);
            assertThat(totals("?loanType=" + type)).isEqualTo(journal);
        }
        for (String query : List.of("?bookedFrom=2026-04-02", "?bookedTo=2026-04-01")) {
            Map<String, BigDecimal> journal =
                    journal("booking_date = '" + query.substring(query.indexOf('=') + 1) + "'");
            assertThat(journal).isNotEmpty();
            assertThat(listed(items("/v1/corrections" + query, 9))).isEqualTo(journal);
            assertThat(totals(query)).isEqualTo(journal);
        }
        assertThat(items("/v1/corrections?bookedFrom=2026-04-03", 9)).isEmpty();
        assertThat(items("/v1/corrections/totals?bookedTo=2026-03-31", 9)).isEmpty();
        assertThat(system.get("/v1/corrections?loanType=CAR").text("/errors/0/field"))
                .isEqualTo("loanType");
    }

    @Test
    void areListedInTheSameOrderWhateverThePage() {
        List<JsonNode> all = items("/v1/corrections", 1000);

        assertThat(all)
                .isSortedAccordingTo((a, b) -> b.at("/bookingDate")
                        .asString()
                        .compareTo(a.at("/bookingDate").asString()));
        for (int limit = 1; limit < 4; limit++) {
            assertThat(items("/v1/corrections", limit)).isEqualTo(all);
        }
    }

    @Test
    void countTheCorrectionThatMovedNoAccountToo() {
        List<JsonNode> dates = items("/v1/corrections/totals", 9);

        assertThat(dates).extracting(date -> date.at("/id").asString()).containsExactly("2026-04-02", "2026-04-01");
        assertThat(dates.getLast().at("/totals/0/loanType").asString()).isEqualTo("DEALER");
        assertThat(dates.getLast().at("/totals/0/corrections").asLong()).isEqualTo(3);
        assertThat(dates.getLast().at("/totals/0/currency").asString()).isEqualTo("CNY");
        assertThat(items("/v1/corrections?loanType=DEALER", 9).getFirst().at("/posted"))
                .allSatisfy(amount -> assertThat(amount.asString()).isEqualTo("0.00"));
    }

    @Test
    void areAFileWithOneRowForEachCorrectionOrTotal() {
        String file = system.getText("/v1/corrections", "Accept", "text/csv")
                .response()
                .body();
        String posted = "posted.cash,posted.principal,posted.dealerInterest,posted.manufacturerInterest,posted.lateFee,"
                + "posted.penalty,posted.unappliedReceipts,posted.interestIncome,posted.lateFeeIncome,posted.penaltyIncome";

        assertThat(file)
                .startsWith("id,bookingDate,loanId,dealerId,loanType,currency,kind,inputId,by,reason,at,effectiveFrom,"
                        + posted + "\r\n");
        assertThat(file.lines()).hasSize(8);
        String totals = system.getText("/v1/corrections/totals", "Accept", "text/csv")
                .response()
                .body();
        assertThat(totals)
                .startsWith("id,bookingDate,totals.loanType,totals.currency,totals.corrections,"
                        + posted.replace("posted.", "totals.posted.") + "\r\n");
        assertThat(totals.lines()).hasSize(5);
    }
}
