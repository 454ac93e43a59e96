package floorplan.api.repayment;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of repayments and reversals over HTTP. */
class RepaymentListsIT {
    private static RunningSystem system;
    private static String split;
    private static String makers;
    private static String refused;
    private static String reversed;

    @BeforeAll
    static void repay() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("LISTED", "900000.00")
                .loan("LISTED-1", "LISTED", "SPLIT")
                .loan("LISTED-2", "LISTED", "DEALER")
                .importInto(system);
        split = repay("split", "LISTED-1", "DEALER", "10000.00", "2026-03-10");
        makers = repay("makers", "LISTED-1", "MANUFACTURER", "100.00", "2026-03-11");
        refused = repay("refused", "LISTED-2", "DEALER", "900000.00", "2026-03-10");
        reversed = repay("reversed", "LISTED-2", "DEALER", "5000.00", "2026-03-12");
        await("all decided")
                .until(() -> Stream.of(split, makers, refused, reversed)
                        .noneMatch(id -> status(id).equals("ACCEPTED")));
        RunningSystem.untilTaken(() -> system.post(
                "/v1/repayments/" + reversed + "/reversal",
                "application/json",
                "{\"reason\": \"the payment bounced\"}",
                "Prefer",
                "wait=10"));
        await("everything done").until(() -> status(reversed).equals("REVERSED") && MoneyInvariants.quiet(system));
    }

    private static String status(String id) {
        return system.get("/v1/repayments/" + id).text("/status");
    }

    private static String repay(String key, String loan, String payer, String amount, String valueDate) {
        Answer answer = system.repay(key, """
                {"loanId": "%s", "payer": "%s", "amount": "%s", "currency": "CNY", "valueDate": "%s"}
                """.formatted(loan, payer, amount, valueDate));
        return answer.status() == 422 ? answer.text("/repaymentId") : answer.text("/id");
    }

    private static List<String> ids(Answer list) {
        assertThat(list.status()).as(list.response().body()).isEqualTo(200);
        return list.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static List<String> listed(String query) {
        return ids(system.get("/v1/repayments" + query));
    }

    @Test
    void givesAllNewestFirstEachAsItIsItself() {
        assertThat(listed("")).containsExactly(reversed, refused, makers, split);
        system.get("/v1/repayments")
                .body()
                .at("/items")
                .forEach(item -> assertThat(item)
                        .isEqualTo(system.get("/v1/repayments/" + item.at("/id").asString())
                                .body()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loanId=LISTED-1                                     | makers split
                    loanId=NONE                                         |
                    dealerId=LISTED                                     | reversed refused makers split
                    dealerId=LISTED&status=REFUSED                      | refused
                    manufacturerId=M-1&payer=DEALER                     | reversed refused split
                    manufacturerId=M-2                                  |
                    payer=MANUFACTURER                                  | makers
                    status=COMPLETED                                    | makers split
                    status=REVERSED                                     | reversed
                    status=ACCEPTED                                     |
                    creditStatus=RESTORED                               | reversed makers split
                    creditStatus=PENDING                                |
                    creditStatus=DEAD_LETTER                            |
                    creditStatus=DISCARDED                              |
                    valueDateFrom=2026-03-11                            | reversed makers
                    valueDateTo=2026-03-10                              | refused split
                    valueDateFrom=2026-03-10&valueDateTo=2026-03-11     | makers refused split
                    acceptedFrom=2026-01-01T00:00:00Z                   | reversed refused makers split
                    acceptedTo=2026-01-01T00:00:00.000001Z              |
                    amountFrom=100&amountTo=5000.00                     | reversed makers
                    amountFrom=10000.00&amountTo=10000.00               | split
                    idempotencyKey=split                                | split
                    idempotencyKey=%22split%22                          | split
                    """)
    void narrowsTheList(String query, String expected) {
        List<String> names = List.of("split", "makers", "refused", "reversed");
        List<String> ids = List.of(split, makers, refused, reversed);
        assertThat(listed("?" + query.strip()).stream()
                        .map(id -> names.get(ids.indexOf(id)))
                        .toList())
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void goesOnAtTheCursorInEitherOrder() {
        for (String query : List.of("?limit=1", "?limit=1&valueDateFrom=2026-03-01")) {
            List<String> pages = new ArrayList<>();
            Answer page = system.get("/v1/repayments" + query);
            while (!page.body().at("/nextCursor").isNull()) {
                pages.addAll(ids(page));
                page = system.get("/v1/repayments" + query + "&cursor=" + page.text("/nextCursor"));
            }
            pages.addAll(ids(page));
            assertThat(pages).isEqualTo(listed(query.replace("limit=1", "limit=9")));
        }
        assertThat(listed("?valueDateFrom=2026-03-01")).containsExactly(reversed, makers, refused, split);
    }

    @Test
    void findsDeadLettersAndThoseThatTheCreditSideHasNotHad() {
        system.clms
                .sql("UPDATE credit_log SET outcome = 'DEAD_LETTER' WHERE message_id = :id")
                .param("id", split)
                .update();
        assertThat(listed("?creditStatus=DEAD_LETTER")).containsExactly(split);
        assertThat(listed("?creditStatus=RESTORED")).containsExactly(reversed, makers);
        system.clms
                .sql("DELETE FROM credit_log WHERE message_id = :id")
                .param("id", split)
                .update();
        assertThat(listed("?creditStatus=PENDING"))
                .as("neither unsent nor marked as sent")
                .isEmpty();
        system.servers.redis().opsForHash().put("suc_send_data", split, "{\"sendCount\":1}");
        system.servers.redis().opsForHash().put("suc_send_data", "reversal:" + makers, "{\"sendCount\":1}");
        assertThat(listed("?creditStatus=PENDING")).containsExactly(split);
        system.account
                .sql("UPDATE repayment_log SET sent_at = NULL WHERE id = :id")
                .param("id", split)
                .update();
        system.servers.emptyRedis();
        assertThat(listed("?creditStatus=PENDING")).containsExactly(split);
        system.account
                .sql("UPDATE repayment_log SET sent_at = decided_at WHERE id = :id")
                .param("id", split)
                .update();
        system.clms
                .sql(
                        "INSERT INTO credit_log (message_id, kind, outcome, created_at) VALUES (:id, 'RESTORATION', 'RESTORED', UTC_TIMESTAMP(6))")
                .param("id", split)
                .update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loanId=%C3%AF               | loanId
                    dealerId=A%20B              | dealerId
                    manufacturerId=%C3%AF       | manufacturerId
                    payer=dealer                | payer
                    status=DONE                 | status
                    creditStatus=NONE           | creditStatus
                    valueDateFrom=2026-3-1      | valueDateFrom
                    acceptedFrom=2026-03-10     | acceptedFrom
                    acceptedTo=2026-03-10T25:00:00Z | acceptedTo
                    acceptedTo=2026-03-10T08:00:00%2B08:00 | acceptedTo
                    amountFrom=1.001            | amountFrom
                    amountTo=-1                 | amountTo
                    idempotencyKey=%C3%AF       | idempotencyKey
                    """)
    void namesAFilterThatIsWrong(String query, String field) {
        Answer answer = system.get("/v1/repayments?" + query.strip());

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void listsALoansOwnAndToAPartyThoseItHasPaid() {
        assertThat(ids(system.get("/v1/loans/LISTED-1/repayments"))).containsExactly(makers, split);
        assertThat(ids(system.get("/v1/loans/LISTED-1/repayments?limit=1"))).containsExactly(makers);
        assertThat(system.get("/v1/loans/NONE/repayments").status()).isEqualTo(404);
        String dealer = RunningSystem.token("dealer:LISTED");
        String maker = RunningSystem.token("manufacturer:M-1");
        assertThat(as(dealer, "/v1/loans/LISTED-1/repayments")).containsExactly(split);
        assertThat(as(maker, "/v1/loans/LISTED-1/repayments")).containsExactly(makers);
        assertThat(as(dealer, "/v1/repayments")).containsExactly(reversed, refused, split);
        assertThat(as(maker, "/v1/repayments")).containsExactly(makers);
        assertThat(as(maker, "/v1/repayments?payer=DEALER")).isEmpty();
        assertThat(as(dealer, "/v1/repayments?dealerId=ANOTHER")).isEmpty();
    }

    private static List<String> as(String token, String path) {
        return ids(system.send(system.request(path, token).GET()));
    }

    @Test
    void listsReversals() {
        Answer list = system.get("/v1/reversals?status=COMPLETED");

        assertThat(ids(list)).containsExactly(reversed);
        assertThat(list.text("/items/0/loanId")).isEqualTo("LISTED-2");
        assertThat(list.text("/items/0/amount")).isEqualTo("5000.00");
        assertThat(list.text("/items/0/creditStatus")).isEqualTo("REVERSED");
        assertThat(list.text("/items/0/by")).isEqualTo("operator");
        assertThat(ids(system.get("/v1/reversals?status=ACCEPTED"))).isEmpty();
    }
}
