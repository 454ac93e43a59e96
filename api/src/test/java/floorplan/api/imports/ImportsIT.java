package floorplan.api.imports;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of loans and of credit lines on the real servers: all lines take effect, or none. */
class ImportsIT {
    private static final String HEADER =
            "loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,penalty_annual_rate,late_fee,"
                    + "day_count,dealer_share,drawdown_date,maturity_date\n";

    private static RunningSystem system;

    /** A dealer that the system does not know, so a test may run again on the same servers. */
    private final String dealer =
            "D-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        limit(dealer, "1000.00");
        String file = file(dealer, 3, "100.00");

        Answer first = system.importFile("loans", file);
        Answer again = system.importFile("loans", file);

        assertThat(List.of(first.status(), again.status())).containsExactly(201, 201);
        assertThat(first.text("/rows")).isEqualTo("3");
        assertThat(first.response().headers().firstValue("Location")).hasValue("/v1/imports/" + first.text("/id"));
        assertThat(system.get("/v1/imports/" + first.text("/id")).body()).isEqualTo(first.body());
        assertThat(loansOf(dealer)).isEqualTo(3);
        assertThat(used(dealer)).isEqualTo("300.00");
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void takesALoanDrawnLongAgoFromAnOperatorAlone() {
        limit(dealer, "1000.00");
        String file = file(dealer, 1, "100.00").replaceAll("2026-\\d\\d-\\d\\d,2026", "1926-01-05,2026");
        String claims = "{\"aud\":\"floorplan\",\"sub\":\"erp\",\"exp\":%d,\"scope\":\"loans:write\"}"
                .formatted(Instant.now().getEpochSecond() + 3600);

        Answer refused = system.send(system.request("/v1/imports/loans", RunningSystem.KEY.sign(claims))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file)));

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.text("/lines/0/line")).isEqualTo("2");
        assertThat(refused.text("/lines/0/field")).isEqualTo("drawdown_date");
        assertThat(refused.text("/lines/0/reason")).contains("needs the scope operations:write");
        assertThat(loansOf(dealer)).isZero();
        assertThat(system.importFile("loans", file).status()).isEqualTo(201);
        assertThat(loansOf(dealer)).isEqualTo(1);
    }

    @Test
    void takesTheSameFileOnceWhenItComesTwiceAtATime() {
        limit(dealer, "100000.00");
        String file = file(dealer, 500, "1.00");

        List<CompletableFuture<Answer>> both = Stream.of(1, 2)
                .map(n -> CompletableFuture.supplyAsync(() -> system.importFile("loans", file)))
                .toList();

        assertThat(both).extracting(answer -> ended(answer.join())).containsExactly("COMPLETED", "COMPLETED");
        assertThat(loansOf(dealer)).isEqualTo(500);
        assertThat(used(dealer)).isEqualTo("500.00");
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void namesTheLineOfAKnownLoanWithOtherContent() {
        limit(dealer, "1000.00");
        system.importFile("loans", file(dealer, 2, "100.00"));

        Answer other = system.importFile(
                "loans",
                file(dealer, 3, "100.00").replace(dealer + "-2," + dealer + ",M-1", dealer + "-2," + dealer + ",M-2"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("/problems/import-refused");
        assertThat(other.body().at("/lines").toString())
                .isEqualTo("[{\"line\":3,\"field\":\"manufacturer_id\"," + "\"reason\":\"loan " + dealer
                        + "-2 is already known, with another manufacturer_id\"}]");
        assertThat(loansOf(dealer)).isEqualTo(2);
        assertThat(used(dealer)).isEqualTo("200.00");
    }

    @Test
    void takesNothingOfAFileThatPassesOneDealersLimit() {
        String tight = dealer + "-TIGHT";
        limit(dealer, "1000.00");
        limit(tight, "250.00");
        String file = file(dealer, 2, "100.00") + file(tight, 3, "100.00").substring(HEADER.length());

        Answer refused = system.importFile("loans", file);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail"))
                .contains("dealer " + tight + " would pass its limit by CNY 50.00")
                .contains("3)");
        assertThat(system.get("/v1/imports/" + refused.text("/importId")).text("/status"))
                .isEqualTo("REFUSED");
        assertThat(loansOf(dealer) + loansOf(tight)).isZero();
        assertThat(List.of(used(dealer), used(tight))).containsOnly("0.00");

        limit(tight, "300.00");
        assertThat(system.importFile("loans", file).status()).isEqualTo(201);
        assertThat(List.of(used(dealer), used(tight))).containsExactly("200.00", "300.00");
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void namesABadLineFarDownAndKeepsNothing() {
        limit(dealer, "1000000.00");
        String file = file(dealer, 20_000, "1.00").replace(dealer + "-19000," + dealer, dealer + "-19000,no such id");

        Answer refused = system.importFile("loans", file);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).startsWith("line 19001, dealer_id: ");
        assertThat(refused.text("/lines/0/line")).isEqualTo("19001");
        assertThat(system.get("/v1/imports/" + refused.text("/importId")).text("/rows"))
                .isEqualTo("20000");
        assertThat(loansOf(dealer)).isZero();
        assertThat(count(system.account, "SELECT COUNT(*) FROM staged_loan WHERE dealer_id = '" + dealer + "'"))
                .isZero();
    }

    @Test
    void keepsNothingOfAFileThatBreaksOff() throws IOException {
        long before = count(system.account, "SELECT COALESCE(MAX(seq), 0) FROM import");
        URI api = URI.create(system.api.url());
        try (Socket client = new Socket(api.getHost(), api.getPort())) {
            String request = "POST /v1/imports/loans HTTP/1.1\r\nHost: floorplan\r\nContent-Type: text/csv\r\n"
                    + "Authorization: Bearer " + RunningSystem.TOKEN + "\r\nContent-Length: 100000000\r\n\r\n"
                    + file(dealer, 5_000, "1.00");
            client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
            await("the first lines are staged")
                    .until(() ->
                            count(system.account, "SELECT COUNT(*) FROM staged_loan WHERE dealer_id = '" + dealer + "'")
                                    > 0);
        }

        await("the import is refused")
                .until(() -> count(
                                system.account,
                                "SELECT COUNT(*) FROM import WHERE status = 'REFUSED' AND line_count > 0 AND seq > "
                                        + before)
                        == 1);
        await("nothing is staged")
                .until(() ->
                        count(system.account, "SELECT COUNT(*) FROM staged_loan WHERE dealer_id = '" + dealer + "'")
                                == 0);
        assertThat(loansOf(dealer)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a wrong column        | 400 | loans        | text/csv         | loan_id,dealer | column 2 of the first line must be dealer_id, not dealer
            no content            | 400 | credit-lines | text/csv         | ''             | the file is empty; its first line must be dealer_id,currency,limit
            another content type  | 415 | loans        | application/json | {}             | Send text/csv instead of application/json
            another charset       | 415 | loans        | text/csv;charset=iso-8859-1 | x   | UTF-8
            another kind          | 404 | cars         | text/csv         | x              | no kind of import cars
            """)
    void saysWhatIsWrongWithARequest(
            String what, int status, String kind, String contentType, String body, String detail) {
        long before = count(system.account, "SELECT COUNT(*) FROM import");

        Answer answer = system.post("/v1/imports/" + kind, contentType, body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.text("/detail")).contains(detail);
        assertThat(count(system.account, "SELECT COUNT(*) FROM import")).isEqualTo(before);
    }

    @Test
    void knowsNoImportOfAnotherId() {
        assertThat(system.get("/v1/imports/ffffffffffffffffffffffffffffffff").status())
                .isEqualTo(404);
    }

    @Test
    void refusesTwoLimitsOfOneDealer() {
        Answer refused = system.importFile(
                "credit-lines", "dealer_id,currency,limit\nTORN,CNY,1\n" + dealer + ",CNY,1\nTORN,CNY,2\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/lines/0/line")).isEqualTo("4");
        assertThat(system.get("/v1/credit-lines/" + dealer).status()).isEqualTo(404);
    }

    @Test
    void completesOnceAfterTheProcessThatTookItWasKilled() {
        limit(dealer, "100000.00");

        Answer running = system.post("/v1/imports/loans", "text/csv", file(dealer, 30_000, "1.00"), "Prefer", "wait=0");
        system.api.kill();
        system.api.startAgain();

        assertThat(running.status()).isEqualTo(202);
        assertThat(running.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(ended(running)).isEqualTo("COMPLETED");
        assertThat(loansOf(dealer)).isEqualTo(30_000);
        assertThat(used(dealer)).isEqualTo("30000.00");
        MoneyInvariants.assertBalanced(system);
    }

    /** The final status of an import. */
    private static String ended(Answer answer) {
        String path = "/v1/imports/" + answer.text("/id");
        await("the import ends").until(() -> {
            Answer now = system.get(path);
            return now.status() == 200 && !now.text("/status").equals("RUNNING");
        });
        return system.get(path).text("/status");
    }

    private static void limit(String dealer, String limit) {
        String lines = "dealer_id,currency,limit\n" + dealer + ",CNY," + limit + "\n";
        await("the limit set")
                .until(() -> system.importFile("credit-lines", lines).status() == 201);
    }

    private static String file(String dealer, int loans, String principal) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 1; i <= loans; i++) {
            file.append(
                    "%s-%d,%s,M-1,DEALER,LSVAA4182E2184847,CNY,%s,0.072,0.108,200.00,ACT_360,,2026-01-05,2026-07-05\n"
                            .formatted(dealer, i, dealer, principal));
        }
        return file.toString();
    }

    private static long loansOf(String dealer) {
        return count(system.account, "SELECT COUNT(*) FROM loan WHERE dealer_id = '" + dealer + "'");
    }

    private static String used(String dealer) {
        return system.get("/v1/credit-lines/" + dealer).text("/used");
    }
}
