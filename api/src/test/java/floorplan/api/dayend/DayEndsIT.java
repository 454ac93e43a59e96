package floorplan.api.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.BeanCheck;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Dates closed over HTTP, as seen by a person who checks each morning that yesterday is closed. */
class DayEndsIT {
    private static final String FIRST = "2026-02-17";
    private static final String SECOND = "2026-02-18";
    private static final String LAST = "2026-03-09";

    private static RunningSystem system;
    private static DayEndClient dayEnds;
    private static Answer beforeAnyLoan;
    private static Answer launched;

    /**
     * The loans of the worked example are imported when the first date is closed already. Their missed dates are booked
     * on the second date.
     */
    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        dayEnds = new DayEndClient(system);
        beforeAnyLoan = dayEnds.close(LAST);
        new Portfolio()
                .dealer("EXAMPLE", "800000.00")
                .loan("BREAKABLE", "EXAMPLE", "MANUFACTURER", LocalDate.parse(FIRST))
                .importInto(system);
        dayEnds.closeAndAwait(FIRST, "BALANCED");
        new Portfolio()
                .dealer("EXAMPLE", "800000.00")
                .loan("EXAMPLE-DEALER", "EXAMPLE", "DEALER")
                .loan("EXAMPLE-SPLIT", "EXAMPLE", "SPLIT")
                .loan("EXAMPLE-MANUFACTURER", "EXAMPLE", "MANUFACTURER")
                .importInto(system);
        launched = dayEnds.close(LAST);
        // A second request closes nothing twice.
        assertThat(dayEnds.close(LAST).status()).isEqualTo(202);
        dayEnds.awaitStatus(LAST, "BALANCED");
    }

    @Test
    void answersWithWhereToLookWhileItCloses() {
        assertThat(launched.status()).as(launched.response().body()).isEqualTo(202);
        assertThat(launched.response().headers().firstValue("Location")).hasValue("/v1/day-ends/" + LAST);
        assertThat(launched.text("/status")).isEqualTo("RUNNING");
    }

    @Test
    void tellsRateAndTimeLeftOfADateInWork() {
        system.account.sql("""
                        INSERT INTO day_end (business_date, started_at)
                        VALUES ('2099-01-01', UTC_TIMESTAMP(6) - INTERVAL 10 SECOND)
                        """).update();
        system.account.sql("""
                        INSERT INTO day_end_range (business_date, loan_type, round, first_id, last_id, eligible, done_through, done, failed)
                        VALUES ('2099-01-01', 'SPLIT', 0, 1, 9, 1000, 4, 390, 10)
                        """).update();
        try {
            Answer shown = dayEnds.show("2099-01-01");
            assertThat(shown.text("/status")).isEqualTo("RUNNING");
            assertThat(shown.body().at("/closedAt").isNull()).isTrue();
            JsonNode split = shown.body().at("/loanTypes/2");
            assertThat(split.at("/eligible").asInt()).isEqualTo(1000);
            assertThat(split.at("/loansPerSecond").asInt()).isBetween(20, 40);
            assertThat(split.at("/secondsLeft").asInt()).isBetween(15, 30);
            for (Answer refused : List.of(
                    dayEnds.retry("2099-01-01"),
                    dayEnds.accept("2099-01-01", "no"),
                    system.get("/v1/day-ends/2099-01-01/journal.beancount"))) {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.text("/type")).isEqualTo("/problems/day-end-running");
            }
        } finally {
            system.account
                    .sql("DELETE FROM day_end WHERE business_date = '2099-01-01'")
                    .update();
            system.account
                    .sql("DELETE FROM day_end_range WHERE business_date = '2099-01-01'")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE-DEALER,       1080.00, 1120.00, 360.00,   0.00,   0.00,   0.00, 200.00, 5.51, 0.00 0.32 0.33 0.32 0.33",
        "EXAMPLE-SPLIT,         378.00,  392.00, 126.00, 702.00, 728.00, 234.00, 200.00, 1.93, 0.00 0.11 0.12 0.11 0.11",
        "EXAMPLE-MANUFACTURER,    0.00,    0.00,   0.00, 1080.00, 1120.00, 360.00, 0.00, 0.00, 0.00 0.00 0.00 0.00 0.00",
    })
    void postsWhatTheWorkedExampleSays(
            String loan,
            String dealerJanuary,
            String dealerFebruary,
            String dealerMarch,
            String manufacturerJanuary,
            String manufacturerFebruary,
            String manufacturerMarch,
            String lateFee,
            String penalty,
            String penaltyFromTwentieth) {
        List<JsonNode> rows = StreamSupport.stream(
                        system.get("/v1/loans/" + loan + "/accruals?limit=1000")
                                .body()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(row -> row.at("/date").asString().compareTo(LAST) <= 0)
                .toList();
        assertThat(rows).hasSize(64).allSatisfy(row -> {
            String date = row.at("/date").asString();
            assertThat(row.at("/bookingDate").asString()).isEqualTo(date.compareTo(SECOND) < 0 ? SECOND : date);
        });
        assertThat(sum(rows, "2026-01", "dealerInterest")).isEqualTo(dealerJanuary);
        assertThat(sum(rows, "2026-02", "dealerInterest")).isEqualTo(dealerFebruary);
        assertThat(sum(rows, "2026-03", "dealerInterest")).isEqualTo(dealerMarch);
        assertThat(sum(rows, "2026-01", "manufacturerInterest")).isEqualTo(manufacturerJanuary);
        assertThat(sum(rows, "2026-02", "manufacturerInterest")).isEqualTo(manufacturerFebruary);
        assertThat(sum(rows, "2026-03", "manufacturerInterest")).isEqualTo(manufacturerMarch);
        assertThat(sum(rows, "2026", "lateFee")).isEqualTo(lateFee);
        assertThat(sum(rows, "2026-02-20", "lateFee")).isEqualTo(lateFee);
        assertThat(sum(rows, "2026", "penalty")).isEqualTo(penalty);
        assertThat(rows.stream()
                        .filter(row -> row.at("/date").asString().matches("2026-02-2[0-4]"))
                        .map(row -> row.at("/penalty").asString()))
                .containsExactly(penaltyFromTwentieth.split(" ", -1));
    }

    private static String sum(List<JsonNode> rows, String datesFrom, String field) {
        return rows.stream()
                .filter(row -> row.at("/date").asString().startsWith(datesFrom))
                .map(row -> new BigDecimal(row.at("/" + field).asString()))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add)
                .toPlainString();
    }

    @Test
    void showsADatesLoansTimingsAndTrialBalance() {
        Answer shown = dayEnds.show(LAST);
        assertThat(shown.text("/id")).isEqualTo(LAST);
        assertThat(shown.text("/workflowId")).isEqualTo("day-end:" + LAST);
        for (String time : List.of("startedAt", "loansDoneAt", "closedAt", "checkedAt")) {
            assertThat(shown.text("/" + time)).as(time).matches("20\\d\\d-.*Z");
        }
        assertThat(shown.body().at("/loanTypes").findValuesAsString("loanType"))
                .containsExactly("DEALER", "MANUFACTURER", "SPLIT");
        assertThat(shown.body().at("/loanTypes").findValuesAsString("eligible")).containsExactly("1", "2", "1");
        assertThat(shown.body().at("/loanTypes").findValuesAsString("done")).containsExactly("1", "2", "1");
        assertThat(shown.body().at("/loanTypes").findValuesAsString("failed")).containsOnly("0");
        assertThat(shown.body().at("/loanTypes").findValuesAsString("secondsLeft"))
                .containsOnly("0");
        assertThat(shown.body().at("/trialBalance/holds").asBoolean()).isTrue();
        assertThat(dayEnds.checks(LAST, false)).isEmpty();
        assertThat(dayEnds.figures(LAST, "RECEIVABLE", "PRINCIPAL_RECEIVABLE", "MANUFACTURER"))
                .isEqualTo("CNY 400000.00 400000.00 0.00");
        assertThat(dayEnds.figures(LAST, "RECEIVABLE", "DEALER_INTEREST_RECEIVABLE", "SPLIT"))
                .isEqualTo("CNY 896.00 896.00 0.00");
        assertThat(dayEnds.figures(LAST, "CLOSING_BALANCE", "INTEREST_INCOME", "DEALER"))
                .isEqualTo("CNY -2560.00 -2560.00 0.00");
        assertThat(dayEnds.figures(LAST, "LOANS_DUE", "", "MANUFACTURER")).isEqualTo(" 2 2 0");
    }

    @Test
    void listsDatesNewestFirstPageByPage() {
        String firstPage = "/v1/day-ends?limit=15";
        Answer first = system.get(firstPage);
        Answer second = system.get(firstPage + "&cursor=" + first.text("/nextCursor"));
        List<String> dates = new ArrayList<>(first.body().at("/items").findValuesAsString("businessDate"));
        dates.addAll(second.body().at("/items").findValuesAsString("businessDate"));

        assertThat(second.body().at("/nextCursor").isNull()).isTrue();
        assertThat(dates).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(dates.getLast()).isEqualTo(FIRST);
        assertThat(dates).contains(LAST);
        assertThat(second.body().at("/items").findValuesAsString("status")).containsOnly("BALANCED");
    }

    @Test
    void answersAClosedDateAsItStandsAndClosesNothingTwice() {
        Answer again = dayEnds.close(LAST);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/status")).isEqualTo("BALANCED");
        assertThat(again.body().at("/trialBalance/run").asInt()).isEqualTo(1);
        assertThat(dayEnds.close("2026-02-20").status()).isEqualTo(200);
    }

    @Test
    void refusesADateThatIsNotOver() {
        LocalDate today = dayEnds.date("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)");
        Answer refused = dayEnds.close(today.toString());
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/date-not-over");
        assertThat(dayEnds.close(today.plusYears(1).toString()).text("/type")).isEqualTo("/problems/date-not-over");
    }

    @Test
    void refusesWhereThereIsNothingToClose() {
        assertThat(beforeAnyLoan.status()).isEqualTo(422);
        assertThat(beforeAnyLoan.text("/type")).isEqualTo("/problems/nothing-to-close");
        assertThat(beforeAnyLoan.text("/detail")).contains("Import loans first");
        Answer before = dayEnds.close("2026-02-16");
        assertThat(before.text("/type")).isEqualTo("/problems/nothing-to-close");
        assertThat(before.text("/detail")).contains(FIRST);
    }

    @Test
    void givesADatesBooksThatBeanCheckFindsRightAndFalsifiedOnesWrong(@TempDir Path folder) throws IOException {
        Answer first = books(FIRST);
        assertThat(first.response().body()).doesNotContain("Opening balances");
        assertThat(problems(folder, first.response().body())).isEmpty();
        Answer twentieth = books("2026-02-20");
        assertThat(twentieth.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain");
        String right = twentieth.response().body();
        assertThat(problems(folder, right)).isEmpty();
        assertThat(right).contains("Assets:Receivable:Late-Fee:Dealer  200.00 CNY");

        String amount = "  Assets:Receivable:Late-Fee:Dealer  200.0";
        assertThat(problems(folder, right.replace(amount + "0 CNY", amount + "1 CNY")))
                .contains("Transaction does not balance");
        String balance = "2026-02-21 balance Assets:Receivable:Late-Fee:Dealer  200.0";
        assertThat(problems(folder, right.replace(balance + "0", balance + "1")))
                .contains("Balance failed");
    }

    private static Answer books(String date) {
        return system.getText("/v1/day-ends/" + date + "/journal.beancount");
    }

    private static String problems(Path folder, String text) throws IOException {
        return BeanCheck.problems(Files.writeString(folder.resolve("journal.beancount"), text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no date            | businessDate | day-ends                   | {}
                    a date as a number | businessDate | day-ends                   | {"businessDate": 20260310}
                    no such date       | businessDate | day-ends                   | {"businessDate": "2026-02-30"}
                    a five-digit year  | businessDate | day-ends                   | {"businessDate": "+99999-01-01"}
                    an unknown field   | force        | day-ends                   | {"businessDate": "2026-03-10", "force": true}
                    not JSON           | body         | day-ends                   | 2026-03-10
                    no reason          | reason       | day-ends/2026-03-09/accept | {}
                    an empty reason    | reason       | day-ends/2026-03-09/accept | {"reason": " "}
                    an unknown field   | by           | day-ends/2026-03-09/accept | {"reason": "x", "by": "me"}
                    """)
    void namesTheWrongField(String what, String field, String path, String body) {
        Answer answer = system.post("/v1/" + path, "application/json", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/problems/invalid-request");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a date never begun      | 404 | /v1/day-ends/2020-01-01
                    its failures            | 404 | /v1/day-ends/2020-01-01/failures
                    its books               | 404 | /v1/day-ends/2020-01-01/journal.beancount
                    no such date            | 400 | /v1/day-ends/2026-02-30
                    a foreign cursor        | 400 | /v1/day-ends?cursor=%20
                    a limit of zero         | 400 | /v1/day-ends?limit=0
                    a foreign cursor within | 400 | /v1/day-ends/2026-03-09/failures?cursor=%20
                    """)
    void answersWrongReadsWithAProblem(String what, int status, String path) {
        Answer answer = system.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/detail")).isNotBlank();
    }
}
