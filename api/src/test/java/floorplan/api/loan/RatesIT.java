package floorplan.api.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates added to loans over HTTP, with the loan's version as ETag. */
class RatesIT {
    private static final Executor CLIENTS = client -> Thread.ofVirtual().start(client);

    private RunningSystem system;

    @BeforeEach
    void drawALoan() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("RATES", "1000000.00")
                .loan("L-1", "RATES", "DEALER")
                .importInto(system);
    }

    @Test
    void addsARateAndAccruesByIt() {
        Answer added = add("{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.036\"}");

        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.response().headers().firstValue("Location")).hasValue("/v1/loans/L-1");
        assertThat(added.response().headers().firstValue("ETag")).isEqualTo(tag());
        assertThat(added.text("/annualRate")).isEqualTo("0.036000");
        assertThat(system.get("/v1/loans/L-1").body().at("/rates").toString())
                .isEqualTo("[{\"effectiveFrom\":\"2026-01-05\",\"annualRate\":\"0.072000\"},"
                        + "{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.036000\"}]");
        assertThat(system.get("/v1/loans/L-1/payoff?date=2026-03-01").text("/owed/dealer/interest"))
                .as("1080.00 of January and half of February's 1120.00")
                .isEqualTo("1640.00");
    }

    @Test
    void answersTheSameRateAgainAndRefusesAnotherOfTheDate() {
        String rate = "{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.036\"}";
        String before = tag().orElseThrow();
        Answer added = add(rate, "If-Match", before);

        Answer again = add(rate.replace("0.036", "0.0360"), "If-Match", before);
        assertThat(List.of(added.status(), again.status())).containsExactly(201, 200);
        assertThat(again.body()).isEqualTo(added.body());

        Answer other = add(rate.replace("0.036", "0.037"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("/problems/rate-date-taken");
    }

    @Test
    void takesOnlyOneOfManyRatesForTheSameDate() {
        List<CompletableFuture<Answer>> all = IntStream.range(1, 9)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> add("{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.0" + n + "\"}"), CLIENTS))
                .toList();

        assertThat(all.stream().map(answer -> answer.join().status()).sorted().toList())
                .containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void changesNothingOfALoanThatHasChangedSince() {
        String before = tag().orElseThrow();
        Answer repaid = system.repay(
                "in-between", "{\"loanId\":\"L-1\",\"payer\":\"DEALER\",\"amount\":\"1.00\",\"currency\":\"CNY\"}");
        assertThat(repaid.status()).isEqualTo(201);

        Answer stale = add("{\"effectiveFrom\":\"2999-12-31\",\"annualRate\":\"0.01\"}", "If-Match", before);

        assertThat(stale.status()).as(stale.response().body()).isEqualTo(412);
        assertThat(stale.text("/type")).isEqualTo("/problems/changed-meanwhile");
        assertThat(add("{\"effectiveFrom\":\"2999-12-31\",\"annualRate\":\"0.01\"}", "If-Match", tag().orElseThrow())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void sendsALoanOnlyIfItHasChanged() {
        String tag = tag().orElseThrow();
        assertThat(system.get("/v1/loans/L-1", "If-None-Match", tag).status()).isEqualTo(304);

        assertThat(add("{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.036\"}")
                        .status())
                .isEqualTo(201);

        assertThat(system.get("/v1/loans/L-1", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an accrued date         | 422 | /problems/rate-date-closed | {"effectiveFrom":"2026-01-04","annualRate":"0.01"}
            no date                    | 400 | effectiveFrom | {"annualRate":"0.01"}
            a year of five digits      | 400 | effectiveFrom | {"effectiveFrom":"+10000-01-01","annualRate":"0.01"}
            a negative rate            | 400 | annualRate    | {"effectiveFrom":"2026-02-01","annualRate":"-0.01"}
            a rate of ten              | 400 | annualRate    | {"effectiveFrom":"2026-02-01","annualRate":"10"}
            a percentage               | 400 | annualRate    | {"effectiveFrom":"2026-02-01","annualRate":"7.2%"}
            seven decimals             | 400 | annualRate    | {"effectiveFrom":"2026-02-01","annualRate":"0.0000001"}
            a number                   | 400 | annualRate    | {"effectiveFrom":"2026-02-01","annualRate":0.01}
            another field              | 400 | rate          | {"effectiveFrom":"2026-02-01","annualRate":"0.01","rate":"x"}
            """)
    void saysWhatIsWrong(String what, int status, String named, String body) {
        Answer answer = add(body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(status == 400 ? answer.text("/errors/0/field") : answer.text("/type"))
                .isEqualTo(named);
        assertThat(system.get("/v1/loans/L-1").body().at("/rates").size()).isEqualTo(1);
    }

    /** Marks the loan as accrued through 6 January without the accrual rows of 5 and 6 January. */
    @Test
    void tellsAndTakesNothingOfALoanWhoseRowsAreIncomplete() {
        system.account
                .sql("UPDATE loan SET accrued_through = '2026-01-06', version = version + 1")
                .update();

        for (String read : List.of("", "/payoff", "/accruals", "/journal")) {
            assertIncomplete(system.get("/v1/loans/L-1" + read));
        }
        assertIncomplete(add("{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.036\"}"));
        assertIncomplete(system.repay(
                "damaged", "{\"loanId\":\"L-1\",\"payer\":\"DEALER\",\"amount\":\"1.00\",\"currency\":\"CNY\"}"));
        assertThat(RunningSystem.count(system.account, "SELECT principal FROM loan"))
                .isEqualTo(20_000_000);
    }

    private static void assertIncomplete(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("/problems/loan-incomplete");
        assertThat(answer.text("/detail")).contains("loan L-1").contains("2026-01-0");
    }

    @Test
    void knowsNoOtherLoan() {
        assertThat(system.post(
                                "/v1/loans/L-2/rates",
                                "application/json",
                                "{\"effectiveFrom\":\"2026-02-01\",\"annualRate\":\"0.01\"}")
                        .status())
                .isEqualTo(404);
    }

    private Answer add(String body, String... headers) {
        String[] patient = Arrays.copyOf(headers, headers.length + 2);
        patient[headers.length] = "Prefer";
        patient[headers.length + 1] = "wait=10";
        return RunningSystem.untilTaken(() -> system.post("/v1/loans/L-1/rates", "application/json", body, patient));
    }

    private Optional<String> tag() {
        return system.get("/v1/loans/L-1").response().headers().firstValue("ETag");
    }
}
