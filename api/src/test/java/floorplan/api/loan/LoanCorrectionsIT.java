package floorplan.api.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.BeanCheck;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Corrections as they are shown: in their list, among the accruals, in the journal and in the books of a date. */
class LoanCorrectionsIT {
    private static final String L_1 = "/v1/loans/L-1";

    private static CorrectedLoans loans;
    private static RunningSystem system;
    private static String early;
    private static String late;
    private static String misposted;

    /** The last worked correction of the money rules: the dealer paid January's 378.00 in time; the news comes late. */
    @BeforeAll
    static void correct() {
        loans = CorrectedLoans.drawn("L-1", "J-1");
        system = loans.system();
        early = loans.repayAndAccrue("L-1");
        late = loans.repay("L-1", "378.00", "2026-02-19");
        misposted = loans.repayAndAccrue("J-1");
        loans.close("2026-04-01");
    }

    private static BigDecimal sum(List<JsonNode> rows, String field) {
        return rows.stream()
                .map(row -> new BigDecimal(row.at(field).asString()))
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    @Test
    void listsWhatACorrectionChangedAndPosted() {
        JsonNode correction = loans.items(L_1 + "/corrections?limit=1").getFirst();

        assertThat(correction.at("/id").asString()).isEqualTo("L-1:1");
        assertThat(correction.at("/kind").asString()).isEqualTo("REPAYMENT");
        assertThat(correction.at("/inputId").asString()).isEqualTo(late);
        assertThat(correction.at("/by").asString()).isEqualTo("operator");
        assertThat(correction.at("/reason").asString()).isEqualTo("Repaid with value date 2026-02-19");
        assertThat(correction.at("/effectiveFrom").asString()).isEqualTo("2026-02-19");
        assertThat(correction.at("/accruedThrough").asString()).isEqualTo("2026-03-31");
        assertThat(correction.at("/bookingDate").asString()).isEqualTo("2026-04-01");
        assertThat(correction.at("/paidOffBefore").isNull()).isTrue();
        assertThat(correction.at("/paidOffAfter").isNull()).isTrue();
        assertThat(correction.at("/totals").toString())
                .isEqualTo(
                        "{\"lateFee\":\"-200.00\",\"dealerInterest\":\"-0.89\",\"manufacturerInterest\":\"-1.66\",\"penalty\":\"-1.93\"}");
        assertThat(correction.at("/credit").asString()).isEqualTo("579.93");
        assertThat(correction.at("/entry").toString())
                .isEqualTo(lines(
                        line("CASH", "378.00"),
                        line("INTEREST_INCOME", "2.55"),
                        line("PENALTY_INCOME", "1.93"),
                        line("LATE_FEE_INCOME", "200.00"),
                        line("PRINCIPAL_RECEIVABLE", "-579.93"),
                        line("DEALER_INTEREST_RECEIVABLE", "-0.89"),
                        line("MANUFACTURER_INTEREST_RECEIVABLE", "-1.66")));
    }

    private static String lines(String... lines) {
        return "[" + String.join(",", lines) + "]";
    }

    private static String line(String account, String amount) {
        return "{\"account\":\"%s\",\"amount\":\"%s\"}".formatted(account, amount);
    }

    @Test
    void listsWhatBecameOfEachDateAndOfEachRepayment() {
        JsonNode correction = loans.items(L_1 + "/corrections?limit=1").getFirst();
        List<JsonNode> dates = correction.at("/dates").valueStream().toList();

        assertThat(dates.getFirst().toString())
                .isEqualTo(
                        "{\"date\":\"2026-02-20\",\"lateFee\":\"-200.00\",\"dealerInterest\":\"0.00\",\"manufacturerInterest\":\"0.00\",\"penalty\":\"0.00\"}");
        assertThat(dates)
                .isSortedAccordingTo((a, b) ->
                        a.at("/date").asString().compareTo(b.at("/date").asString()));
        assertThat(sum(dates, "/penalty")).isEqualTo("-1.93");
        assertThat(sum(dates, "/manufacturerInterest")).isEqualTo("-1.66");
        assertThat(correction.at("/inputs").valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        input(
                                early,
                                parts("1.93", "200.00", "896.00", "8902.07"),
                                parts("0.00", "0.00", "518.00", "9482.00")),
                        input(late, parts("0.00", "0.00", "0.00", "0.00"), parts("0.00", "0.00", "378.00", "0.00")));
    }

    private static String input(String id, String before, String after) {
        return "{\"kind\":\"REPAYMENT\",\"id\":\"%s\",\"payer\":\"DEALER\",\"before\":%s,\"after\":%s}"
                .formatted(id, before, after);
    }

    private static String parts(String penalty, String lateFee, String interest, String principal) {
        return "{\"penalty\":\"%s\",\"lateFee\":\"%s\",\"interest\":\"%s\",\"principal\":\"%s\",\"unapplied\":\"0.00\"}"
                .formatted(penalty, lateFee, interest, principal);
    }

    @Test
    void givesTheListAsAFileWithOneRowForEachCorrection() {
        Answer file = system.getText(L_1 + "/corrections", "Accept", "text/csv");

        assertThat(file.response().body().lines()).hasSize(2);
        assertThat(file.response().body())
                .startsWith(
                        "id,kind,inputId,by,reason,at,effectiveFrom,accruedThrough,bookingDate,paidOffBefore,paidOffAfter,"
                                + "totals.lateFee,totals.dealerInterest,totals.manufacturerInterest,totals.penalty,credit\r\n")
                .endsWith(",2026-02-19,2026-03-31,2026-04-01,,,-200.00,-0.89,-1.66,-1.93,579.93\r\n");
    }

    @Test
    void hasNoneOfALoanThatIsNotThere() {
        assertThat(system.get("/v1/loans/NONE/corrections").status()).isEqualTo(404);
        assertThat(loans.items("/v1/loans/FIRST/corrections?limit=9")).isEmpty();
    }

    @Test
    void showsDifferencesBehindTheFirstRowOfTheirDate() {
        List<JsonNode> rows = loans.items(L_1 + "/accruals?limit=1000");

        assertThat(rows.stream()
                        .filter(row -> row.at("/date").asString().equals("2026-02-20"))
                        .map(row -> row.at("/correctionId").asString("")
                                + row.at("/bookingDate").asString() + " "
                                + row.at("/lateFee").asString()))
                .containsExactly("2026-04-01 200.00", "L-1:12026-04-01 -200.00");
        assertThat(rows).filteredOn(row -> row.at("/correctionId").isNull()).hasSize(87);
        List<JsonNode> differences =
                rows.stream().filter(row -> !row.at("/correctionId").isNull()).toList();
        assertThat(sum(differences, "/dealerInterest")).isEqualTo("-0.89");
        assertThat(sum(rows, "/lateFee")).isEqualTo("0.00");
        for (int limit : new int[] {1, 2, 7}) {
            assertThat(loans.items(L_1 + "/accruals?limit=" + limit)).isEqualTo(rows);
        }
        assertThat(system.get(L_1 + "/accruals?limit=7").body().at("/items")).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void showsAManufacturerOnlyWhatChangesItsOwnInterest() {
        List<JsonNode> rows = loans.items(L_1 + "/accruals?limit=7", RunningSystem.token("manufacturer:M-1"));

        assertThat(rows)
                .allSatisfy(row -> assertThat(List.of("lateFee", "dealerInterest", "penalty"))
                        .allMatch(field -> row.at("/" + field).isNull()));
        List<JsonNode> differences =
                rows.stream().filter(row -> !row.at("/correctionId").isNull()).toList();
        assertThat(sum(differences, "/manufacturerInterest")).isEqualTo("-1.66");
        assertThat(differences)
                .noneMatch(row -> row.at("/manufacturerInterest").asString().equals("0.00"));
    }

    @Test
    void showsTheCorrectionsEntryInTheJournalAndNoneOfTheLateRepayment() {
        List<JsonNode> entries = loans.items(L_1 + "/journal?limit=1000");

        assertThat(entries)
                .filteredOn(entry -> entry.at("/event").asString().equals("CORRECTION"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/source").asString()).isEqualTo("correction:L-1:1");
                    assertThat(entry.at("/date").asString()).isEqualTo("2026-02-19");
                    assertThat(entry.at("/bookingDate").asString()).isEqualTo("2026-04-01");
                    assertThat(entry.at("/lines/0/debit").asString()).isEqualTo("378.00");
                });
        assertThat(entries)
                .extracting(entry -> entry.at("/source").asString())
                .contains("repayment:" + early)
                .doesNotContain("repayment:" + late);
    }

    /** Checked after each step: two late repayments, of which the first bounces, and a misposted one. */
    @Test
    void journalEntriesAddUpToTheBalances() {
        assertAddsUp();
        String bounced = loans.repay("J-1", "378.00", "2026-02-19");
        assertAddsUp();
        loans.repay("J-1", "5000.00", "2026-01-31");
        assertAddsUp();
        loans.reverse(bounced, "BOUNCED");
        assertAddsUp();
        loans.reverse(misposted, "MISPOSTED");
        assertAddsUp();
        assertThat(loans.posted("J-1").get("UNAPPLIED_RECEIPTS")).isEqualTo("-10000.00");
        assertThat(loans.posted("J-1").get("CASH")).isEqualTo("-184999.00");
        assertThat(loans.items("/v1/loans/J-1/corrections?limit=3"))
                .extracting(correction ->
                        correction.at("/id").asString() + correction.at("/kind").asString())
                .containsExactly("J-1:4MISPOSTED", "J-1:3BOUNCED", "J-1:2REPAYMENT", "J-1:1REPAYMENT");
    }

    private static void assertAddsUp() {
        Answer loan = system.get("/v1/loans/J-1");
        Map<String, BigDecimal> posted = loans.posted("J-1");
        Map.of(
                        "PRINCIPAL_RECEIVABLE", "/principal",
                        "DEALER_INTEREST_RECEIVABLE", "/owed/dealer/interest",
                        "MANUFACTURER_INTEREST_RECEIVABLE", "/owed/manufacturer/interest",
                        "PENALTY_RECEIVABLE", "/owed/dealer/penalty",
                        "LATE_FEE_RECEIVABLE", "/owed/dealer/lateFee")
                .forEach((account, balance) ->
                        assertThat(posted.get(account)).as(account).isEqualTo(loan.text(balance)));
        assertThat(posted.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
    }

    @Test
    void givesTheBooksOfADateItsCorrectionsWithTheDateTheyAreCalculatedFor(@TempDir Path folder) throws IOException {
        Answer books = system.getText("/v1/day-ends/2026-04-01/journal.beancount");

        assertThat(BeanCheck.problems(Files.writeString(
                        folder.resolve("journal.beancount"), books.response().body())))
                .isEmpty();
        assertThat(books.response().body()).contains("""
                2026-04-01 * "Correction"
                  source: "correction:L-1:1"
                  event: "CORRECTION"
                  calculated-for: 2026-02-19
                """);
    }
}
