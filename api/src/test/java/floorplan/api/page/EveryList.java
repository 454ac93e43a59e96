package floorplan.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The paths of all lists that {@code docs/openapi.json} offers as CSV files, and the things that these paths name. */
final class EveryList {
    private static final String BULK = "b".repeat(32);
    private static final String DATE = "2025-12-31";
    private static final String RECEIPTS = """
            bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text
            B-1,RECEIPT,2026-03-10,100.00,CNY,,,,,
            """;

    private EveryList() {}

    /**
     * Adds things that the lists are about, beside a loan and its dealer: a file of receipts, reasons against an
     * import, a date with a failed loan, a dead letter, and a bulk request of each kind.
     *
     * @return the paths of all lists, without {@code cursor}
     */
    static List<String> of(RunningSystem system, String loanId, String dealerId) {
        Answer file = RunningSystem.untilTaken(() -> system.post(
                "/v1/receipt-files/csv",
                "text/csv",
                RECEIPTS,
                "Floorplan-Control",
                "receipts=1/100.00, returns=0/0",
                "Prefer",
                "wait=10"));
        assertThat(file.status()).as(file.response().body()).isEqualTo(201);
        for (String sql : List.of(
                "INSERT INTO payer_account VALUES ('111', 'DEALER', :dealer, 'client', UTC_TIMESTAMP(6))",
                "INSERT INTO import_reason SELECT MAX(seq), 0, '', 'a reason' FROM import",
                "INSERT INTO day_end VALUES (:date, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                "INSERT INTO day_end_failure SELECT id, :date, 'a reason', UTC_TIMESTAMP(6), NULL FROM loan WHERE loan_no = :loan",
                """
                INSERT INTO bulk VALUES (:bulk, :bulk, 'RETRY', :date, 'client', NULL, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                """,
                "INSERT INTO bulk_item VALUES (:bulk, 1, :loan, 'FAILED', 'a reason', UTC_TIMESTAMP(6))")) {
            system.account
                    .sql(sql)
                    .params(Map.of("dealer", dealerId, "loan", loanId, "date", DATE, "bulk", BULK))
                    .update();
        }
        for (String sql : List.of(
                """
                INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                    created_at, failure, dead_letters)
                VALUES (:bulk, 'RESTORATION', 'DEAD_LETTER', :dealer, :loan, 'CNY', 100, :date, UTC_TIMESTAMP(6), 'a reason', 1)
                """, """
                INSERT INTO bulk VALUES (:bulk, :bulk, 'RETRY', NULL, 'client', 'a reason', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                """, "INSERT INTO bulk_item VALUES (:bulk, 1, :bulk, 'FAILED', 'a reason', UTC_TIMESTAMP(6))")) {
            system.clms
                    .sql(sql)
                    .params(Map.of("dealer", dealerId, "loan", loanId, "date", DATE, "bulk", BULK))
                    .update();
        }
        String importId = system.account
                .sql("SELECT id FROM import ORDER BY seq DESC LIMIT 1")
                .query(String.class)
                .single();
        Map<String, String> ids = Map.of(
                "/v1/loans/{id}", "/v1/loans/" + loanId,
                "/v1/imports/{id}", "/v1/imports/" + importId,
                "/v1/receipt-files/{id}", "/v1/receipt-files/" + file.text("/id"),
                "{dealerId}", dealerId,
                "{date}", DATE,
                "/decisions/{id}", "/decisions/" + BULK,
                "/retries/{id}", "/retries/" + BULK,
                "/v1/search", "/v1/search?q=" + loanId);
        return templates().stream().map(template -> filled(template, ids)).toList();
    }

    private static List<String> templates() {
        try {
            JsonNode document = RunningSystem.JSON.readTree(Files.readString(Path.of("..", "docs", "openapi.json")));
            return document.at("/paths")
                    .propertyStream()
                    .filter(path ->
                            path.getValue().at("/get/responses/200/content").has("text/csv"))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String template, Map<String, String> ids) {
        String path = template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        assertThat(path)
                .as("a parameter of the path has no value: add it to the ids")
                .doesNotContain("{");
        return path;
    }
}
