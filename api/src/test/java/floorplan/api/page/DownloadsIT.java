package floorplan.api.page;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as CSV files: all items of a list, in the columns of the JSON. */
class DownloadsIT {
    private static final int LOANS = 2_500;
    private static RunningSystem system;
    private static List<String> lists = List.of();

    @BeforeAll
    static void fill() {
        system = RunningSystem.get();
        Portfolio portfolio = new Portfolio().dealer("D-1", "900000000.00");
        IntStream.range(0, LOANS).forEach(n -> portfolio.loan("L-" + n, "D-1", "DEALER"));
        portfolio.importInto(system);
        Answer repaid = system.repay("download", """
                {"loanId":"L-7","payer":"DEALER","amount":"10000.00","currency":"CNY","valueDate":"2026-03-10"}
                """);
        assertThat(repaid.status()).isEqualTo(201);
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        lists = EveryList.of(system, "L-7", "D-1");
    }

    @Test
    void givesAllLoansThoughAPageHoldsAThousand() throws IOException {
        List<CSVRecord> rows = download("/v1/loans?dealerId=D-1&limit=10");

        assertThat(rows).hasSize(LOANS).extracting(row -> row.get("id")).doesNotHaveDuplicates();
        assertThat(rows)
                .filteredOn(row -> row.get("id").equals("L-7"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("principal")).isEqualTo("192765.51");
                    assertThat(row.get("loanType")).isEqualTo("DEALER");
                });
    }

    static List<String> lists() {
        return lists;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void hasTheColumnsAndTheFirstRowOfTheJson(String list) throws IOException {
        var items = system.get(list).body().at("/items");
        Answer file = system.getText(list, "Accept", "text/csv");
        List<CSVRecord> rows = parse(file);

        assertThat(file.response().headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.response().headers().firstValue("Content-Disposition")).isPresent();
        assertThat(rows.isEmpty()).isEqualTo(items.isEmpty());
        if (!items.isEmpty()) {
            items.get(0).properties().stream()
                    .filter(field -> field.getValue().isString())
                    .forEach(field -> assertThat(rows.getFirst().get(field.getKey()))
                            .as(field.getKey())
                            .isEqualTo(field.getValue().asString()));
        }
    }

    @Test
    void writesARowOfEachLineOfAnEntry() throws IOException {
        assertThat(download("/v1/loans/L-7/journal"))
                .filteredOn(row -> row.get("event").equals("REPAYMENT"))
                .extracting(row -> row.get("lines.account") + row.get("lines.debit") + "/" + row.get("lines.credit"))
                .contains("CASH10000.00/", "PRINCIPAL_RECEIVABLE/7234.49");
    }

    @Test
    void givesJsonForAnyTypeAndAProblemWhereThereIsNoCsv() {
        for (String any : List.of("*/*", "text/html, */*;q=0.8")) {
            assertThat(system.get("/v1/loans?limit=1", "Accept", any)
                            .response()
                            .headers()
                            .firstValue("Content-Type"))
                    .hasValue("application/json");
        }
        Stream.of("/v1/loans/L-7", "/v1/credit-lines/D-1").forEach(path -> {
            Answer refused = system.get(path, "Accept", "text/csv");
            assertThat(refused.status()).isEqualTo(406);
            assertThat(refused.text("/type")).isEqualTo("/problems/not-acceptable");
        });
        assertThat(system.get("/v1/loans/NONE/accruals", "Accept", "text/csv").text("/type"))
                .isEqualTo("/problems/not-found");
    }

    private static List<CSVRecord> download(String list) throws IOException {
        return parse(system.getText(list, "Accept", "text/csv"));
    }

    private static List<CSVRecord> parse(Answer file) throws IOException {
        assertThat(file.status()).as(file.response().body()).isEqualTo(200);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(file.response().body())).getRecords();
    }
}
