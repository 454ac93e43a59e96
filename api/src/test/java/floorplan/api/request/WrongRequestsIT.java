package floorplan.api.request;

import static floorplan.api.system.RunningSystem.count;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong in one way each. The answer is a 4xx that names the error, and nothing is written. */
class WrongRequestsIT {
    private static final String RIGHT = """
            {"loanId": "WRONG-1", "payer": "DEALER", "amount": "10.00", "currency": "CNY"}
            """;

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("WRONG", "1000000.00")
                .loan("WRONG-1", "WRONG", "DEALER")
                .importInto(system);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    more than two decimals    | amount    | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.001","currency":"CNY"}
                    a number for an amount    | amount    | {"loanId":"WRONG-1","payer":"DEALER","amount":10.00,"currency":"CNY"}
                    an amount of zero         | amount    | {"loanId":"WRONG-1","payer":"DEALER","amount":"0.00","currency":"CNY"}
                    an amount below zero      | amount    | {"loanId":"WRONG-1","payer":"DEALER","amount":"-5.00","currency":"CNY"}
                    no amount                 | amount    | {"loanId":"WRONG-1","payer":"DEALER","currency":"CNY"}
                    an unknown payer          | payer     | {"loanId":"WRONG-1","payer":"BANK","amount":"10.00","currency":"CNY"}
                    no such currency          | currency  | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.00","currency":"XXQ"}
                    a currency without cents  | currency  | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.00","currency":"JPY"}
                    no such date              | valueDate | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.00","currency":"CNY","valueDate":"2026-02-30"}
                    a year of five digits     | valueDate | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.00","currency":"CNY","valueDate":"+10000-01-01"}
                    a name that occurs twice  | amount    | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.00","currency":"CNY","amount":"20.00"}
                    an id with a blank behind it | loanId | {"loanId":"WRONG-1 ","payer":"DEALER","amount":"10.00","currency":"CNY"}
                    a full-width id           | loanId    | {"loanId":"ＷRONG-1","payer":"DEALER","amount":"10.00","currency":"CNY"}
                    full-width digits         | amount    | {"loanId":"WRONG-1","payer":"DEALER","amount":"１0.00","currency":"CNY"}
                    an unknown field          | value     | {"loanId":"WRONG-1","payer":"DEALER","amount":"10.00","currency":"CNY","value":"x"}
                    an over-long loan id      | loanId    | {"loanId":"WRONG-1WRONG-1WRONG-1WRONG-1WRONG-1WRONG-1WRONG-1WRONG-1WRONG-1WRONG-1","payer":"DEALER","amount":"10.00","currency":"CNY"}
                    not JSON                  | body      | loanId=WRONG-1
                    """)
    void namesTheWrongField(String what, String field, String body) {
        long before = written();
        Answer answer = system.repay("wrong-" + what, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/problems/invalid-request");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/detail")).startsWith(field + ": ");
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/json",
                "application/json;charset=gbk",
                "application/json;charset=UTF-16",
                "application/json;charset=none"
            })
    void takesNoBodyOfAnotherTypeOrCharset(String contentType) {
        long before = written();
        Answer answer = system.post("/v1/repayments", contentType, RIGHT, "Idempotency-Key", "content-type");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(415);
        assertThat(answer.text("/type")).isEqualTo("/problems/unsupported-media-type");
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"/v1/repayments, application/json", "/v1/imports/credit-lines, text/csv"})
    void saysThatItTakesNoCompressedBody(String path, String contentType) {
        Answer answer =
                system.post(path, contentType, RIGHT, "Idempotency-Key", "compressed", "Content-Encoding", "gzip");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(415);
        assertThat(answer.text("/detail")).isEqualTo("Send the body as it is, without Content-Encoding: gzip.");
    }

    @Test
    void asksForAnIdempotencyKey() {
        Answer answer = system.post("/v1/repayments", "application/json", RIGHT);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/problems/idempotency-key-missing");
    }

    @Test
    void refusesOtherContentUnderAUsedKey() {
        Answer first = system.repay("used-key", RIGHT);
        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        Answer other = system.repay("used-key", RIGHT.replace("10.00", "11.00"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void answersARepeatedRequestWithTheFirstAnswer() {
        Answer first = system.repay("repeated", RIGHT);
        Answer again = system.repay("repeated", RIGHT);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.body().at("/allocation")).isEqualTo(first.body().at("/allocation"));
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(first.response().headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void refusesMoreThanTheDealerOwesNamingTheMost() {
        Answer answer = system.repay("too-much", RIGHT.replace("10.00", "999999.00"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("/problems/more-than-owed");
        assertThat(answer.text("/detail")).contains("Pay at most CNY ");
        assertThat(system.repay("too-much", RIGHT.replace("10.00", "999999.00")).text("/detail"))
                .isEqualTo(answer.text("/detail"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    unknown loan       | 404 | /v1/loans/NO-SUCH-LOAN
                    unknown repayment  | 404 | /v1/repayments/00000000000000000000000000000000
                    unknown dealer     | 404 | /v1/credit-lines/NO-SUCH-DEALER
                    a limit of zero    | 400 | /v1/loans?limit=0
                    an id and a blank  | 404 | /v1/loans/WRONG-1%20
                    a lower-case id    | 404 | /v1/loans/wrong-1
                    a full-width id    | 404 | /v1/loans/%EF%BC%B7RONG-1
                    a dealer and a blank | 404 | /v1/credit-lines/WRONG%20
                    a lower-case dealer | 404 | /v1/credit-lines/wrong
                    an accented dealer | 404 | /v1/credit-lines/WR%C3%93NG/movements
                    a filter and a blank | 400 | /v1/loans?dealerId=WRONG%20
                    a hexadecimal limit | 400 | /v1/loans?limit=0x10
                    a limit and a blank | 400 | /v1/loans?limit=1%200
                    a constant and a blank | 400 | /v1/loans?status=%20OPEN
                    a lower-case constant | 400 | /v1/loans?loanType=dealer
                    a foreign cursor   | 400 | /v1/loans?cursor=%20
                    an unknown type    | 400 | /v1/loans?loanType=CAR
                    a payoff in the past | 400 | /v1/loans/WRONG-1/payoff?date=2020-01-01
                    a non-ASCII id     | 404 | /v1/credit-lines/%C3%AF
                    a non-ASCII filter | 400 | /v1/loans?dealerId=%C3%AF
                    a nameless parameter | 400 | /v1/loans?=x
                    no such path       | 404 | /v1/nothing
                    """)
    void answersWrongReadsWithAProblem(String what, int status, String path) {
        Answer answer = system.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/detail")).isNotBlank();
    }

    private static long written() {
        return count(system.account, "SELECT COUNT(*) FROM repayment_log")
                + system.servers.redis().opsForHash().size("pre_data");
    }
}
