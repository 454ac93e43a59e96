package floorplan.api.audit;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The lists and counts for operators over HTTP: imports, rates, audit entries, reconciliations, items that wait. */
class OperationsListsIT {
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("OPS", "900000.00")
                .loan("OPS-1", "OPS", "DEALER")
                .importInto(system);
    }

    private static List<JsonNode> items(String path) {
        Answer answer = system.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body().at("/items").valueStream().toList();
    }

    @Test
    void listsImportsNewestFirst() {
        Answer refused = system.importFile("credit-lines", "dealer_id,currency,limit\nOPS,CNY,many\n");
        assertThat(refused.status()).isEqualTo(422);
        List<JsonNode> all = items("/v1/imports");

        assertThat(all.getFirst().at("/id").asString()).isEqualTo(refused.text("/importId"));
        assertThat(all.getFirst().at("/status").asString()).isEqualTo("REFUSED");
        assertThat(all.getFirst().at("/reasons").asLong()).isPositive();
        assertThat(all.getFirst().at("/by").asString()).isEqualTo("operator");
        assertThat(items("/v1/imports?status=COMPLETED&kind=loans"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.at("/rows").asLong()).isEqualTo(1));
        assertThat(items("/v1/imports?kind=credit-lines"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.at("/kind").asString()).isEqualTo("credit-lines"));
        assertThat(items("/v1/imports?status=RUNNING")).isEmpty();
        assertThat(system.get("/v1/imports?kind=cars").text("/errors/0/field")).isEqualTo("kind");
    }

    @Test
    void listsTheRatesOfALoan() {
        String rate = "{\"effectiveFrom\":\"2999-02-01\",\"annualRate\":\"0.05\"}";
        RunningSystem.untilTaken(
                () -> system.post("/v1/loans/OPS-1/rates", "application/json", rate, "Prefer", "wait=10"));
        await("the rate, which may be answered 202 at first")
                .untilAsserted(() -> assertThat(items("/v1/loans/OPS-1/rates"))
                        .extracting(line -> line.at("/effectiveFrom").asString())
                        .containsExactly("2026-01-05", "2999-02-01"));

        Answer first = system.get("/v1/loans/OPS-1/rates?limit=1");
        assertThat(items("/v1/loans/OPS-1/rates?cursor=" + first.text("/nextCursor")))
                .extracting(line -> line.at("/id").asString())
                .containsExactly("2999-02-01");
        assertThat(system.get("/v1/loans/NONE/rates").status()).isEqualTo(404);
    }

    @Test
    void listsAuditEntriesOfBothSchemas() {
        List<JsonNode> imports = items("/v1/audit?action=IMPORT&actor=operator");
        assertThat(imports).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.at("/subjectKind").asString()).isEqualTo("import");
            assertThat(entry.at("/after/kind").asString()).isNotBlank();
            assertThat(entry.at("/before").isNull()).isTrue();
        });
        String id = imports.getLast().at("/subjectId").asString();
        assertThat(items("/v1/audit?subject=import:" + id))
                .allSatisfy(
                        entry -> assertThat(entry.at("/subjectId").asString()).isEqualTo(id));
        assertThat(items("/v1/audit?action=SET_LIMIT"))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.at("/id").asString()).startsWith("clms-"));
        assertThat(items("/v1/audit?to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(items("/v1/audit?from=2020-01-01T00:00:00Z&actor=nobody")).isEmpty();
        assertThat(items("/v1/audit?limit=1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"subject=import, subject", "action=STEAL, action", "from=yesterday, from"})
    void namesAnAuditFilterThatIsWrong(String query, String field) {
        Answer answer = system.get("/v1/audit?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void listsReconciliations() {
        RunningSystem.untilTaken(() -> system.post("/v1/reconciliations", "application/json", ""));
        await("compared")
                .until(() -> items("/v1/reconciliations").stream()
                        .anyMatch(line -> line.at("/status").asString().equals("COMPLETED")));

        await("both reads between two runs").untilAsserted(() -> {
            JsonNode newest = items("/v1/reconciliations?limit=1").getFirst();
            assertThat(newest.at("/id").asString())
                    .isEqualTo(system.get("/v1/reconciliations/latest").text("/id"));
            assertThat(newest.at("/mended/sentAgain").isNumber()).isTrue();
            assertThat(newest.at("/differenceCount").isNumber()).isTrue();
        });
    }

    /** Slow counts hold up only lists, because they use the connections of lists. */
    @Test
    void countsOnTheConnectionsThatListsUse() {
        items("/v1/imports");
        long before = connectionsTakenByLists();

        assertThat(system.get("/v1/attention").status()).isEqualTo(200);

        assertThat(connectionsTakenByLists()).isGreaterThan(before);
    }

    private static long connectionsTakenByLists() {
        HttpResponse<String> metric = system.exchange(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/actuator/metrics/hikaricp.connections.acquire?tag=pool:account-lists"
                        .formatted(system.api.managementPort()))));
        assertThat(metric.statusCode()).as(metric.body()).isEqualTo(200);
        return RunningSystem.JSON
                .readTree(metric.body())
                .at("/measurements/0/value")
                .asLong();
    }

    @Test
    void countsWhatWaitsForAPerson() {
        system.clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, created_at, failure, dead_letters)
                        VALUES ('waits', 'RESTORATION', 'DEAD_LETTER', '2026-03-10 08:00:00', 'a test', 1)
                        """).update();
        Answer answer = system.get("/v1/attention");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().at("/counts"))
                .extracting(line -> line.at("/kind").asString())
                .containsExactly(
                        "DEAD_LETTERS",
                        "FAILED_LOANS",
                        "UNBALANCED_DATES",
                        "DIFFERENCES",
                        "WAITING_REPAYMENTS",
                        "WAITING_CORRECTIONS",
                        "OPEN_RECEIPTS",
                        "WAITING_RETURNS",
                        "HELD_FILES",
                        "LINES_BEYOND_LIMIT");
        assertThat(answer.body().at("/counts/0/count").asLong())
                .isEqualTo(count(system.clms, "SELECT COUNT(*) FROM credit_log WHERE outcome = 'DEAD_LETTER'"));
        assertThat(answer.text("/counts/0/oldestAt")).isEqualTo("2026-03-10T08:00:00Z");
        assertThat(answer.body().at("/counts/0/oldestSeconds").asLong()).isPositive();
        assertThat(answer.body().at("/counts/1/oldestAt").isNull()).isTrue();
    }
}
