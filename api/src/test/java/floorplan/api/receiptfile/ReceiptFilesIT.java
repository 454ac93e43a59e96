package floorplan.api.receiptfile;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.DrawnLoans;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipt files over HTTP, on the real servers. */
class ReceiptFilesIT {
    private static final String HEADER =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";
    private static final String CONTROL = "receipts=2/150.00, returns=1/50.00";
    private static final String FILE = HEADER + """
            B-1,RECEIPT,2026-03-10,100.00,CNY,DEALER,L-1,LSVAA4182E2184847,,loan L-1
            B-2,RECEIPT,2026-03-10,50.00,CNY,,,,,
            R-1,RETURN,2026-03-11,50.00,CNY,,,,B-2,
            """;

    /** Lines of the large file; the full trial is {@code -Dfloorplan.receipts.lines=100000}. */
    private static final int LINES = Integer.getInteger("floorplan.receipts.lines", 10_000);

    private static final int LOANS = 10;

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    @BeforeEach
    void empty() {
        system.empty();
    }

    @Test
    void booksAFileAndShowsItsLines() {
        Answer booked = send("csv", CONTROL, FILE);

        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        assertThat(booked.text("/status")).isEqualTo("POSTED_WITH_EXCEPTIONS");
        assertThat(booked.text("/found/receiptTotal")).isEqualTo("150.00");
        assertThat(booked.body().at("/outcomes").toString())
                .isEqualTo("[{\"outcome\":\"RETURNED\",\"currency\":\"CNY\",\"lines\":1,\"total\":\"50.00\"},"
                        + "{\"outcome\":\"UNMATCHED\",\"currency\":\"CNY\",\"lines\":1,\"total\":\"100.00\"},"
                        + "{\"outcome\":\"USED_OTHERWISE\",\"currency\":\"CNY\",\"lines\":1,\"total\":\"50.00\"}]");
        String path = "/v1/receipt-files/" + booked.text("/id");
        assertThat(booked.response().headers().firstValue("Location")).hasValue(path);
        assertThat(system.get(path).body()).isEqualTo(booked.body());
        Answer returned = system.get(path + "/lines?outcome=RETURNED");
        assertThat(returned.body().at("/items").size()).isEqualTo(1);
        assertThat(returned.text("/items/0/bankReference")).isEqualTo("R-1");
        assertThat(system.getText(path + "/lines", "Accept", "text/csv")
                        .response()
                        .body()
                        .lines())
                .hasSize(4);
        assertThat(system.get(path + "/lines?limit=2").text("/nextCursor")).isNotEmpty();
        assertThat(system.get("/v1/receipt-files?status=POSTED_WITH_EXCEPTIONS&profile=csv&account=MAIN")
                        .text("/items/0/id"))
                .isEqualTo(booked.text("/id"));
        assertThat(system.get("/v1/receipt-files?outcome=RETURNED").text("/items/0/id"))
                .isEqualTo(booked.text("/id"));
        assertThat(system.get("/v1/receipt-files?outcome=REVERSED").body().at("/items"))
                .isEmpty();
        assertThat(cash()).isEqualTo(10_000);
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void comparesFilesWithTheBooksByAccountAndValueDate() {
        send("csv", CONTROL, FILE);
        send("csv", "receipts=3/107.00, returns=1/7.00", HEADER + """
                        B-1,RECEIPT,2026-03-10,100.00,CNY,DEALER,L-1,LSVAA4182E2184847,,loan L-1
                        B-7,RECEIPT,2026-03-10,5.00,CNY,,,,,
                        B-2,RECEIPT,2026-03-10,2.00,CNY,,,,,
                        R-9,RETURN,2026-03-11,7.00,CNY,,,,B-9,
                        """);
        send(
                "csv",
                "receipts=1/1.00, returns=0/0",
                HEADER + "C-1,RECEIPT,2026-03-10,1.00,USD,,,,,\n",
                "Floorplan-Account",
                "B");

        String all = "/v1/bank-reconciliations";
        assertThat(system.getText(all + "?account=MAIN", "Accept", "text/csv")
                        .response()
                        .body())
                .isEqualTo("""
                        valueDate,account,currency,receipts,receiptTotal,returns,returnTotal,fileTotal,posted,returned,unapplied,difference
                        2026-03-11,MAIN,CNY,0,0.00,2,57.00,-57.00,0.00,50.00,0.00,-7.00
                        2026-03-10,MAIN,CNY,4,157.00,0,0.00,157.00,155.00,0.00,105.00,2.00
                        """.replace("\n", "\r\n"));
        Answer first = system.get(all + "?from=2026-03-10&to=2026-03-10&limit=1");
        assertThat(first.text("/items/0/account")).isEqualTo("B");
        Answer second = system.get(all + "?from=2026-03-10&to=2026-03-10&limit=1&cursor=" + first.text("/nextCursor"));
        assertThat(second.text("/items/0/account")).isEqualTo("MAIN");
        assertThat(second.body().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void answersTheSameBytesOnceMoreWithTheFirstFile() {
        Answer first = send("csv", CONTROL, FILE);

        Answer again = send("csv", CONTROL, FILE);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        await("the bytes that came again are deleted")
                .until(() -> count(system.account, "SELECT COUNT(*) FROM receipt_file_part") == 1);
        assertThat(cash()).isEqualTo(10_000);
    }

    @Test
    void booksTheSameFileOnceWhenItComesTwiceAtATime() {
        List<CompletableFuture<Answer>> both = Stream.of(1, 2)
                .map(n -> CompletableFuture.supplyAsync(() -> send("csv", CONTROL, FILE)))
                .toList();

        assertThat(both.stream().map(answer -> answer.join().text("/id")).distinct())
                .hasSize(1);
        assertThat(cash()).isEqualTo(10_000);
    }

    @Test
    void refusesAFileThatIsOffByACentAndTakesItWithTheRightControl() {
        Answer off = send("csv", "receipts=2/150.01, returns=1/50.00", FILE);

        assertThat(off.status()).isEqualTo(422);
        assertThat(off.text("/type")).isEqualTo("/problems/receipt-file-out-of-balance");
        assertThat(off.text("/detail"))
                .isEqualTo("the receipts add up to 150.00, and its control says 150.01: a difference of -0.01."
                        + " Nothing was booked.");
        assertThat(system.get("/v1/receipt-files/" + off.text("/fileId")).text("/status"))
                .isEqualTo("OUT_OF_BALANCE");
        assertThat(cash()).isZero();
        assertThat(send("csv", CONTROL, FILE).status()).isEqualTo(201);
    }

    @Test
    void refusesAFileForOneBadLine() {
        Answer refused = send("csv", CONTROL, FILE.replace("2026-03-11", "2026-02-30"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/receipt-file-refused");
        assertThat(refused.text("/lines/0/line")).isEqualTo("4");
        assertThat(refused.text("/lines/0/field")).isEqualTo("value_date");
        assertThat(system.get("/v1/receipt-files/" + refused.text("/fileId") + "/lines")
                        .body()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void refusesOtherBytesUnderAKnownStatementId() {
        Answer first = send("csv", CONTROL, FILE, "Floorplan-Statement", "2026-03-10");

        Answer other = send("csv", CONTROL, FILE.replace("L-1", "L-2"), "Floorplan-Statement", "2026-03-10");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("/problems/statement-known");
        assertThat(other.text("/fileId")).isEqualTo(first.text("/id"));
        assertThat(cash()).isEqualTo(10_000);
    }

    @Test
    void readsAChineseStatementInGb18030() {
        String statement = """
                账户明细查询,,,,,,
                交易流水号,交易日期,借方发生额,贷方发生额,对方户名,对方账号,摘要
                T-1,20260310,0.00,"12,345.60",上海经销商有限公司,6222000000000002,货款
                T-2,20260310,15.00,0.00,,,手续费
                合计,,15.00,"12,345.60",,,
                """;

        Answer booked = system.send(request("cn-corporate", "receipts=1/12345.60, returns=0/0")
                .setHeader("Content-Type", "text/csv; charset=GB18030")
                .POST(BodyPublishers.ofByteArray(statement.getBytes(Charset.forName("GB18030")))));

        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        assertThat(booked.text("/charset")).isEqualTo("GB18030");
        assertThat(booked.text("/skipped")).isEqualTo("1");
        assertThat(system.get("/v1/receipt-files/" + booked.text("/id") + "/lines")
                        .text("/items/0/payerName"))
                .isEqualTo("上海经销商有限公司");
        assertThat(cash()).isEqualTo(1_234_560);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no control          | csv          | ''       | X-None             | -            | 400 | Floorplan-Control: must be sent
            a wrong control     | csv          | 2/150.00 | X-None             | -            | 400 | Floorplan-Control: must be written as receipts=
            another profile     | icbc         | 'receipts=0/0, returns=0/0' | X-None | -      | 404 | There is no profile icbc: use one of cn-corporate, csv.
            a bank's account    | csv          | 'receipts=0/0, returns=0/0' | Floorplan-Account | CN-CORPORATE | 400 | profile cn-corporate posts its files
            another account     | cn-corporate | 'receipts=0/0, returns=0/0' | Floorplan-Account | OTHER | 400 | must be CN-CORPORATE
            a wrong statement   | csv          | 'receipts=0/0, returns=0/0' | Floorplan-Statement | a b | 400 | Floorplan-Statement: must be 1 to 64 characters
            """)
    void saysWhatIsWrongWithARequest(
            String what, String profile, String control, String header, String value, int status, String detail) {
        HttpRequest.Builder request = system.request("/v1/receipt-files/" + profile)
                .header("Content-Type", "text/csv")
                .header(header, value)
                .POST(BodyPublishers.ofString(FILE));
        if (!control.isEmpty()) {
            request.header("Floorplan-Control", control);
        }

        Answer answer = system.send(request);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.text("/detail")).contains(detail);
        assertThat(count(system.account, "SELECT COUNT(*) FROM receipt_file")).isZero();
    }

    @Test
    void goesOnAtTheLineAfterTheProcessThatAppliedItWasKilled() {
        Portfolio portfolio = new Portfolio().dealer("KILLED", "9000000.00");
        IntStream.range(0, LOANS).forEach(i -> portfolio.loan("KILLED-" + i, "KILLED", "DEALER"));
        portfolio.importInto(system);
        String file = large();

        Answer running = send("csv", "receipts=%d/%d, returns=0/0".formatted(LINES, LINES), file, "Prefer", "wait=0");
        await("some lines are applied")
                .until(() -> count(system.account, "SELECT applied_through FROM receipt_file") > 0);
        system.api.kill();
        long through = count(system.account, "SELECT applied_through FROM receipt_file");
        system.api.startAgain();

        assertThat(running.status()).isEqualTo(202);
        assertThat(running.response().headers().firstValue("Retry-After")).hasValue("1");
        await("the file ends")
                .until(() -> system.get("/v1/receipt-files/" + running.text("/id"))
                        .text("/status")
                        .equals("POSTED"));
        assertThat(through).as("lines that were applied before the kill").isLessThan(LINES);
        assertThat(cash()).isEqualTo(100L * LINES);
        assertThat(count(system.account, """
                        SELECT COUNT(*) FROM repayment_log WHERE amount = 100 AND status = 'APPLIED' AND sent_at IS NOT NULL
                        """)).isEqualTo(LINES);
        assertThat(count(system.account, "SELECT SUM(open_amount) FROM receipt"))
                .isZero();
        Answer line = system.get("/v1/receipt-files/" + running.text("/id") + "/lines?outcome=APPLIED&limit=1");
        Answer repayment = system.get("/v1/repayments/" + line.text("/items/0/repaymentId"));
        assertThat(repayment.text("/receiptId")).isEqualTo(line.text("/items/0/receiptId"));
        assertThat(repayment.text("/workflowId")).isEqualTo("receipt-file:" + running.text("/id"));
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void closesTheDateOfAFileInBalance() {
        DrawnLoans.insert(system.account, 3, "2026-03-10");
        send("csv", CONTROL, FILE);
        DayEndClient dayEnds = new DayEndClient(system);

        dayEnds.closeAndAwait("2026-03-11", "BALANCED");

        assertThat(count(system.account, "SELECT COUNT(*) FROM receipt_file_line WHERE booking_date <= '2026-03-11'"))
                .isEqualTo(3);
        assertThat(system.getText("/v1/day-ends/2026-03-10/journal.beancount")
                        .response()
                        .body())
                .contains("receipt:");
    }

    /** A file of several parts, by default of 3 MB. */
    private static String large() {
        String text = "repayment of a loan ".repeat(12);
        return HEADER
                + IntStream.range(0, LINES)
                        .mapToObj(i -> "B-%d,RECEIPT,2026-03-10,1.00,CNY,DEALER,KILLED-%d,,,%s\n"
                                .formatted(i, i % LOANS, text))
                        .collect(Collectors.joining());
    }

    private static Answer send(String profile, String control, String file, String... headers) {
        HttpRequest.Builder request =
                request(profile, control).POST(BodyPublishers.ofByteArray(file.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return system.send(request);
    }

    private static HttpRequest.Builder request(String profile, String control) {
        return system.request("/v1/receipt-files/" + profile)
                .header("Content-Type", "text/csv")
                .header("Floorplan-Control", control)
                .header("Prefer", "wait=10");
    }

    private static long cash() {
        return count(
                system.account,
                "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = 'CASH' AND loan_type = 'NONE'");
    }
}
