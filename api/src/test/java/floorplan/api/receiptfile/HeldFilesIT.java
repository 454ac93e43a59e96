package floorplan.api.receiptfile;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file waits for a person if too many of its receipts match no loan. Payer accounts are known until removed. */
class HeldFilesIT {
    private static final String HEADER =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";
    private static final String BECAUSE = "{\"reason\": \"it is right\"}";
    private static final int LINES = 20;

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    @BeforeEach
    void empty() {
        system.empty();
    }

    private static Answer send() {
        String lines = IntStream.range(0, LINES)
                .mapToObj(i -> "H-%d,RECEIPT,2026-03-10,1.00,CNY,,%s,,,\n".formatted(i, i < 9 ? "HELD-1" : ""))
                .collect(Collectors.joining());
        return system.post(
                "/v1/receipt-files/csv",
                "text/csv",
                HEADER + lines,
                "Floorplan-Control",
                "receipts=20/20.00, returns=0/0",
                "Prefer",
                "wait=10");
    }

    private static Answer decide(Answer file, String decision) {
        return system.post("/v1/receipt-files/" + file.text("/id") + "/" + decision, "application/json", BECAUSE);
    }

    private static void awaitStatus(Answer file, String status) {
        await(status)
                .until(() -> system.get("/v1/receipt-files/" + file.text("/id"))
                        .text("/status")
                        .equals(status));
    }

    private static String audit() {
        return String.join("\n", system.account.sql("""
                        SELECT CONCAT_WS(' ', action, subject_kind, state_before, state_after) FROM audit ORDER BY seq
                        """).query(String.class).list());
    }

    @Test
    void booksAHeldFileThatAPersonLetsGoOn() {
        new Portfolio()
                .dealer("HELD", "1000000.00")
                .loan("HELD-1", "HELD", "DEALER")
                .importInto(system);

        Answer held = send();

        assertThat(held.status()).as(held.response().body()).isEqualTo(202);
        assertThat(held.text("/status")).isEqualTo("HELD");
        assertThat(held.body().at("/unmatched").asInt()).isEqualTo(11);
        assertThat(count(system.account, "SELECT COUNT(*) FROM receipt")).isZero();
        assertThat(system.get("/v1/attention").body().toString()).contains("{\"kind\":\"HELD_FILES\",\"count\":1");
        assertThat(send().text("/id")).as("the same bytes again").isEqualTo(held.text("/id"));
        assertThat(decide(held, "release").status()).isEqualTo(202);
        assertThat(decide(held, "release").status()).as("once more").isEqualTo(202);
        assertThat(decide(held, "discard").text("/type")).isEqualTo("/problems/already-decided");
        awaitStatus(held, "POSTED_WITH_EXCEPTIONS");
        Answer booked = system.get("/v1/receipt-files/" + held.text("/id"));
        assertThat(booked.text("/decision/reason")).isEqualTo("it is right");
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE status = 'APPLIED'"))
                .isEqualTo(9);
        assertThat(audit())
                .contains(
                        "DECIDE_RECEIPT_FILE receipt-file {\"status\":\"HELD\",\"unmatched\":11} {\"reason\":\"it is right\",\"status\":\"BOOKING\"}");
        assertThat(decide(booked, "discard").text("/type")).isEqualTo("/problems/already-decided");
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void booksNothingOfAHeldFileThatAPersonGivesUp() {
        Answer held = send();

        assertThat(decide(held, "discard").status()).isEqualTo(202);

        assertThat(system.get("/v1/receipt-files/" + held.text("/id")).text("/status"))
                .isEqualTo("REFUSED");
        await("the staged lines are deleted")
                .until(() -> count(system.account, "SELECT COUNT(*) FROM receipt_file_line") == 0);
        assertThat(count(system.account, "SELECT COUNT(*) FROM receipt")).isZero();
        Answer again = send();
        assertThat(again.text("/id")).as("the bytes may come again").isNotEqualTo(held.text("/id"));
        assertThat(again.text("/status")).isEqualTo("HELD");
    }

    @Test
    void decidesNothingAboutAFileThatIsNotHeld() {
        Answer booked = system.post(
                "/v1/receipt-files/csv",
                "text/csv",
                HEADER + "N-1,RECEIPT,2026-03-10,1.00,CNY,,,,,\n",
                "Floorplan-Control",
                "receipts=1/1.00, returns=0/0",
                "Prefer",
                "wait=10");

        assertThat(decide(booked, "release").text("/type")).isEqualTo("/problems/not-held");
    }

    @Test
    void knowsAccountsUntilTheyAreForgotten() {
        String known = "{\"account\": \"622202\", \"payer\": \"DEALER\", \"partyId\": \"HELD\"}";
        String other = "{\"account\": \"622202\", \"payer\": \"MANUFACTURER\", \"partyId\": \"MAKER\"}";

        assertThat(system.post("/v1/payer-accounts", "application/json", known).status())
                .isEqualTo(200);
        assertThat(system.post("/v1/payer-accounts", "application/json", known).status())
                .isEqualTo(200);
        assertThat(system.get("/v1/payer-accounts?partyId=HELD").text("/items/0/account"))
                .isEqualTo("622202");
        assertThat(system.post("/v1/payer-accounts", "application/json", other).text("/partyId"))
                .isEqualTo("MAKER");
        assertThat(system.post("/v1/payer-accounts/622202/removal", "application/json", "")
                        .status())
                .isEqualTo(200);
        assertThat(system.post("/v1/payer-accounts/622202/removal", "application/json", "")
                        .status())
                .isEqualTo(404);
        assertThat(system.get("/v1/payer-accounts").body().at("/items").size()).isZero();
        assertThat(audit().lines().filter(entry -> entry.startsWith("SET_PAYER_ACCOUNT")))
                .containsExactly(
                        "SET_PAYER_ACCOUNT payer-account {\"partyId\":\"HELD\",\"payer\":\"DEALER\"}",
                        "SET_PAYER_ACCOUNT payer-account {\"partyId\":\"HELD\",\"payer\":\"DEALER\"} {\"partyId\":\"MAKER\",\"payer\":\"MANUFACTURER\"}",
                        "SET_PAYER_ACCOUNT payer-account {\"partyId\":\"MAKER\",\"payer\":\"MANUFACTURER\"}");
    }
}
