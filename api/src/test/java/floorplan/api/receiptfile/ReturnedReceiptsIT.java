package floorplan.api.receiptfile;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts that have paid loans are returned, on the whole system: both sides agree that nothing was repaid. */
class ReturnedReceiptsIT {
    private static final String HEADER =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    @BeforeEach
    void receive() {
        system.empty();
        new Portfolio()
                .dealer("D", "1000000.00")
                .loan("L-1", "D", "DEALER", LocalDate.of(2026, 3, 1))
                .importInto(system);
        send("receipts=2/1500.00, returns=0/0", HEADER + """
                B-1,RECEIPT,2026-03-10,1000.00,CNY,DEALER,L-1,,,
                B-2,RECEIPT,2026-03-10,500.00,CNY,DEALER,L-1,,,
                """);
        await("the credit side was told").until(() -> MoneyInvariants.quiet(system));
        assertThat(system.get("/v1/credit-lines/D").text("/used")).isNotEqualTo("200000.00");
    }

    private static Answer send(String control, String file) {
        Answer answer = system.send(system.request("/v1/receipt-files/csv")
                .header("Content-Type", "text/csv")
                .header("Floorplan-Control", control)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(file)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private static Answer giveBack(String receipt, String key) {
        return RunningSystem.untilTaken(() -> system.post(
                "/v1/receipts/" + receipt + "/return",
                "application/json",
                "{\"reason\": \"the bank asks for it\"}",
                "Idempotency-Key",
                key,
                "Prefer",
                "wait=10"));
    }

    @Test
    void fromAFileAndById() {
        List<String> repayments = system.get("/v1/loans/L-1/repayments")
                .body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
        assertThat(repayments).hasSize(2);

        Answer file = send("receipts=0/0, returns=1/1000.00", HEADER + "R-1,RETURN,2026-03-11,1000.00,CNY,,,,B-1,\n");
        String second = system.account
                .sql("SELECT id FROM receipt WHERE amount = 50000")
                .query(String.class)
                .single();
        Answer byId = giveBack(second, "by-id");
        Answer replayed = giveBack(second, "by-id");
        Answer again = giveBack(second, "again");

        assertThat(file.text("/status")).isEqualTo("POSTED");
        assertThat(file.text("/outcomes/0/outcome")).isEqualTo("REVERSED");
        assertThat(byId.status()).as(byId.response().body()).isEqualTo(201);
        assertThat(byId.text("/amount")).isEqualTo("500.00");
        assertThat(replayed.body()).isEqualTo(byId.body());
        assertThat(again.status()).as(again.response().body()).isEqualTo(422);
        assertThat(again.text("/type")).isEqualTo("/problems/more-than-open");
        await("both reversals are told").until(() -> MoneyInvariants.quiet(system));
        repayments.forEach(id ->
                assertThat(system.get("/v1/repayments/" + id).text("/status")).isEqualTo("REVERSED"));
        assertThat(system.get("/v1/loans/L-1").text("/principal")).isEqualTo("200000.00");
        assertThat(system.get("/v1/credit-lines/D").text("/used")).isEqualTo("200000.00");
        assertThat(count(
                        system.account,
                        "SELECT SUM(amount) FROM journal_line WHERE account = 'CASH' AND event <> 'DRAWDOWN'"))
                .isZero();
        MoneyInvariants.assertBalanced(system);
    }
}
