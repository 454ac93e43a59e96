package floorplan.api.security;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.BankMoney;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every change by a client leaves an entry in the audit trail. */
class TracesIT {
    private static final String DATE = "2026-01-06";
    private static final String DAY_END = "day-end " + DATE;

    /** Every request of the API that is not a GET, with the action that it is recorded as. */
    private static final Map<String, String> TRACES = Map.ofEntries(
            Map.entry("/v1/imports/{kind}", "IMPORT"),
            Map.entry("/v1/repayments", "SEAL_REPAYMENTS"),
            Map.entry("/v1/repayments/{id}/reversal", "REVERSE_REPAYMENT"),
            Map.entry("/v1/reconciliations", "RECONCILE"),
            Map.entry("/v1/loans/{id}/rates", "ADD_RATE, CORRECT_RATE"),
            Map.entry("/v1/loans/{id}/waivers", "WAIVE_FEES"),
            Map.entry("/v1/receipt-files/{profile}", "BOOK_RECEIPT_FILE"),
            Map.entry("/v1/receipt-files/{id}/release", "DECIDE_RECEIPT_FILE"),
            Map.entry("/v1/receipt-files/{id}/discard", "DECIDE_RECEIPT_FILE"),
            Map.entry("/v1/payer-accounts", "SET_PAYER_ACCOUNT"),
            Map.entry("/v1/payer-accounts/{account}/removal", "SET_PAYER_ACCOUNT"),
            Map.entry("/v1/receipts/{id}/application", "APPLY_RECEIPT"),
            Map.entry("/v1/receipts/{id}/refund", "REFUND_RECEIPT"),
            Map.entry("/v1/receipts/{id}/return", "RETURN_RECEIPT"),
            Map.entry("/v1/day-ends", "CLOSE_DATES"),
            Map.entry("/v1/day-ends/{date}/failures/retry", "RETRY_FAILURES"),
            Map.entry("/v1/day-ends/{date}/accept", "ACCEPT_DIFFERENCE"),
            Map.entry("/v1/dead-letters/decisions", "RETRY_DEAD_LETTER, DISCARD_DEAD_LETTER"),
            Map.entry("/v1/dead-letters/{id}/retry", "RETRY_DEAD_LETTER"),
            Map.entry("/v1/dead-letters/{id}/discard", "DISCARD_DEAD_LETTER"),
            // These change nothing.
            Map.entry("/v1/payloads/decode", ""),
            Map.entry("/v1/payloads/encode", ""));

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("TRACED", "800000.00")
                .loan("TRACED-1", "TRACED", "DEALER")
                .importInto(system);
    }

    private static List<String> traces() {
        String sql =
                "SELECT CONCAT_WS(' ', actor, action, outcome, subject_kind, subject_id, state_before, state_after) FROM audit "
                        + "ORDER BY seq";
        List<String> traces =
                new ArrayList<>(system.account.sql(sql).query(String.class).list());
        traces.addAll(system.clms.sql(sql).query(String.class).list());
        return traces;
    }

    private static Answer post(String path, String body) {
        return RunningSystem.untilTaken(() -> system.post(path, "application/json", body));
    }

    private static Answer correct(String what, String body) {
        return post("/v1/loans/TRACED-1/", what, body);
    }

    /** Sends a request with an idempotency key, which is the end of the path. */
    private static Answer post(String path, String end, String body) {
        return RunningSystem.untilTaken(
                () -> system.post(path + end, "application/json", body, "Idempotency-Key", end, "Prefer", "wait=10"));
    }

    private static void awaitStatus(String status, int run) {
        await(DATE + " " + status).until(() -> {
            Answer shown = system.get("/v1/day-ends/" + DATE);
            return shown.text("/status").equals(status)
                    && shown.body().at("/trialBalance/run").asInt() == run;
        });
    }

    private static String deadLetter() {
        String id = UUID.randomUUID().toString().replace("-", "");
        system.clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date, created_at,
                            failure, dead_letters)
                        VALUES (?, 'RESTORATION', 'DEAD_LETTER', 'nobody', 'loan', 'CNY', 500, '2026-01-06', UTC_TIMESTAMP(6), 'no line', 1)
                        """).param(id).update();
        return id;
    }

    @Test
    void noRequestThatChangesSomethingIsForgotten() {
        Map<String, String> changing = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path :
                system.get("/v3/api-docs").body().get("paths").properties()) {
            if (!path.getValue().propertyNames().stream().allMatch("get"::equals)) {
                changing.put(path.getKey(), TRACES.getOrDefault(path.getKey(), "forgotten"));
            }
        }
        assertThat(changing).isEqualTo(TRACES);
    }

    @Test
    void eachLeavesItsTraceAndTheChainIsUnbroken() throws Exception {
        String body =
                "{\"loanId\": \"TRACED-1\", \"payer\": \"DEALER\", \"amount\": \"10.00\", \"currency\": \"CNY\", \"valueDate\": \"2026-01-06\"}";
        Answer repaid = system.repay("traced", body);
        assertThat(repaid.status()).isEqualTo(201);
        assertThat(post("/v1/day-ends", "{\"businessDate\": \"" + DATE + "\"}").status())
                .isEqualTo(202);
        awaitStatus("BALANCED", 1);
        assertThat(post("/v1/loans/TRACED-1/rates", "{\"effectiveFrom\": \"2026-12-01\", \"annualRate\": \"0.08\"}")
                        .status())
                .isIn(201, 202);
        await("the rate").until(() -> traces().stream().anyMatch(trace -> trace.contains("ADD_RATE")));
        assertThat(correct(
                                "rates",
                                "{\"effectiveFrom\": \"2026-01-05\", \"annualRate\": \"0.08\", "
                                        + "\"correction\": {\"reason\": \"a test's own\"}}")
                        .status())
                .isEqualTo(201);
        assertThat(correct("waivers", "{\"component\": \"PENALTY\", \"reason\": \"a test's own\"}")
                        .status())
                .isEqualTo(422);
        String because = "{\"reason\": \"a test's own\"}";
        String taken = "/v1/repayments/" + repaid.text("/id") + "/reversal";
        assertThat(post(taken, because).status()).isIn(201, 202);
        await("taken back")
                .until(() -> system.get("/v1/repayments/" + repaid.text("/id"))
                        .text("/status")
                        .equals("REVERSED"));
        String receipt = "b".repeat(32);
        BankMoney.receive(system.account, receipt, 5_00);
        String applied =
                "{\"loanId\": \"TRACED-1\", \"payer\": \"DEALER\", \"amount\": \"3.00\", \"valueDate\": \"2026-03-09\"}";
        String refunded = "{\"reason\": \"a test's own\", \"amount\": \"1.00\"}";
        assertThat(post("/v1/receipts/" + receipt, "/application", applied).status())
                .isEqualTo(201);
        assertThat(post("/v1/receipts/" + receipt, "/refund", refunded).status())
                .isEqualTo(201);
        assertThat(post("/v1/receipts/" + receipt, "/return", because).status()).isEqualTo(201);
        String file = """
                bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text
                B-1,RECEIPT,2026-03-10,100.00,CNY,,,,,
                """;
        Answer booked = RunningSystem.untilTaken(() -> system.post(
                "/v1/receipt-files/csv",
                "text/csv",
                file,
                "Floorplan-Control",
                "receipts=1/100.00, returns=0/0",
                "Prefer",
                "wait=10"));
        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        assertThat(post("/v1/reconciliations", "").status()).isEqualTo(202);
        system.account
                .sql("UPDATE loan SET principal = principal + 1 WHERE loan_no = 'TRACED-1'")
                .update();
        assertThat(post("/v1/day-ends/" + DATE + "/failures/retry", "").status())
                .isEqualTo(202);
        awaitStatus("UNBALANCED", 2);
        String accepts = "{\"reason\": \"a test's own\", \"run\": 2}";
        assertThat(post("/v1/day-ends/" + DATE + "/accept", accepts).status()).isEqualTo(202);
        // The first acceptance counts.
        assertThat(post("/v1/day-ends/" + DATE + "/accept", accepts).status()).isEqualTo(202);
        String retried = deadLetter();
        String discarded = deadLetter();
        assertThat(post("/v1/dead-letters/" + retried + "/retry", because).status())
                .isEqualTo(202);
        assertThat(post("/v1/dead-letters/" + discarded + "/discard", because).status())
                .isEqualTo(202);
        assertThat(post("/v1/dead-letters/" + discarded + "/retry", because).status())
                .isEqualTo(409);
        String together = deadLetter();
        Answer bulk = post(
                "/v1/dead-letters",
                "/decisions",
                "{\"decision\": \"DISCARD\", \"reason\": \"a test's own\", \"ids\": [\"" + together + "\"]}");
        assertThat(bulk.status()).as(bulk.response().body()).isEqualTo(202);
        await("decided")
                .until(() -> system.get("/v1/dead-letters/" + together)
                        .text("/status")
                        .equals("DISCARDED"));

        String waiting = "{\"status\":\"DEAD_LETTER\"}";
        List<String> traces = new ArrayList<>(traces());
        assertThat(traces)
                .anyMatch(trace -> trace.endsWith("SET_LIMIT DONE credit-line TRACED {\"limit\":\"CNY 800000.00\"}"));
        traces.removeIf(trace -> trace.contains("SET_LIMIT"));
        // A file may have been sent more than once.
        List<String> imports = traces.stream()
                .takeWhile(trace -> trace.matches("\\w+ IMPORT DONE import [0-9a-f]{32} .*"))
                .toList();
        assertThat(imports).hasSizeGreaterThanOrEqualTo(2);
        assertThat(traces.subList(imports.size(), traces.size()))
                .satisfiesExactly(
                        trace -> assertThat(trace).endsWith("CLOSE_DATES ASKED " + DAY_END),
                        trace -> assertThat(trace).startsWith("floorplan SEAL_REPAYMENTS DONE day-end 2026-01-05"),
                        trace -> assertThat(trace)
                                .startsWith(
                                        "floorplan SEAL_REPAYMENTS DONE " + DAY_END + " {\"repayments\":1,\"sha256\":"),
                        trace -> assertThat(trace)
                                .endsWith(
                                        "ADD_RATE DONE loan TRACED-1 {\"annualRate\":\"0.072000\"} {\"annualRate\":\"0.080000\",\"effectiveFrom\":\"2026-12-01\"}"),
                        trace -> assertThat(trace)
                                .endsWith(
                                        "CORRECT_RATE DONE loan TRACED-1 {\"annualRate\":\"0.072000\"} {\"annualRate\":\"0.080000\","
                                                + "\"correctionId\":\"TRACED-1:1\",\"effectiveFrom\":\"2026-01-05\",\"reason\":\"a test's own\"}"),
                        trace -> assertThat(trace).contains("WAIVE_FEES REFUSED loan TRACED-1 {\"reason\":"),
                        trace -> assertThat(trace)
                                .contains(
                                        "REVERSE_REPAYMENT DONE repayment " + repaid.text("/id")
                                                + " {\"principal\":\"200000.00\",\"status\":\"APPLIED\"} {\"correctionId\":\"TRACED-1:2\",\"effectiveDate\":\"")
                                .endsWith(
                                        "\",\"kind\":\"BOUNCED\",\"principal\":\"200000.00\",\"reason\":\"a test's own\",\"status\":\"REVERSED\"}"),
                        trace -> assertThat(trace)
                                .contains(
                                        "APPLY_RECEIPT DONE receipt " + receipt
                                                + " {\"open\":\"CNY 5.00\"} {\"applied\":\"CNY 3.00\",\"loanId\":\"TRACED-1\",\"open\":\"CNY 2.00\""),
                        trace -> assertThat(trace)
                                .contains("REFUND_RECEIPT DONE receipt " + receipt + " {\"open\":\"CNY 2.00\"}")
                                .endsWith("\"open\":\"CNY 1.00\",\"paid\":\"CNY 1.00\",\"reason\":\"a test's own\"}"),
                        // The return takes back the money that a repayment has, but not the refunded part.
                        trace -> assertThat(trace)
                                .contains("REVERSE_REPAYMENT DONE repayment ")
                                .contains("\"kind\":\"BOUNCED\""),
                        trace -> assertThat(trace)
                                .contains("RETURN_RECEIPT DONE receipt " + receipt + " {\"open\":\"CNY 1.00\"}")
                                .endsWith("\"open\":\"CNY 0.00\",\"paid\":\"CNY 4.00\",\"reason\":\"a test's own\"}"),
                        trace -> assertThat(trace)
                                .contains("BOOK_RECEIPT_FILE DONE receipt-file " + booked.text("/id"))
                                .contains("\"status\":\"POSTED_WITH_EXCEPTIONS\""),
                        trace -> assertThat(trace).endsWith("RECONCILE ASKED reconciliation latest"),
                        trace -> assertThat(trace)
                                .endsWith("RETRY_FAILURES ASKED " + DAY_END + " {\"status\":\"BALANCED\"}"),
                        trace -> assertThat(trace)
                                .endsWith(
                                        "ACCEPT_DIFFERENCE DONE " + DAY_END
                                                + " {\"accepted\":false,\"run\":2} {\"accepted\":true,\"reason\":\"a test's own\",\"run\":2}"),
                        trace -> assertThat(trace)
                                .endsWith("RETRY_DEAD_LETTER DONE dead-letter " + retried + " " + waiting
                                        + " {\"decision\":\"RETRY\",\"reason\":\"a test's own\"}"),
                        trace -> assertThat(trace)
                                .endsWith("DISCARD_DEAD_LETTER DONE dead-letter " + discarded + " " + waiting
                                        + " {\"decision\":\"DISCARD\",\"reason\":\"a test's own\"}"),
                        trace -> assertThat(trace)
                                .endsWith("DISCARD_DEAD_LETTER ASKED bulk " + bulk.text("/id")
                                        + " {\"items\":1,\"reason\":\"a test's own\"}"),
                        trace -> assertThat(trace)
                                .endsWith("DISCARD_DEAD_LETTER DONE dead-letter " + together + " " + waiting
                                        + " {\"decision\":\"DISCARD\",\"reason\":\"a test's own\"}"));

        assertThat(verify()).isZero();
        system.account.sql("UPDATE audit SET actor = 'nobody' WHERE seq = 3").update();
        assertThat(verify()).isEqualTo(1);
    }

    /** The command, from the worker's jar, as {@code make audit} runs it. */
    private static int verify() throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dloader.main=floorplan.store.audit.VerifyAudit",
                "-cp",
                Path.of("..", "worker", "target", "worker-0.1.0-SNAPSHOT-app.jar")
                        .toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
        java.environment().putAll(TestStack.environment());
        return java.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "verify-audit.log").toFile())
                .start()
                .waitFor();
    }
}
