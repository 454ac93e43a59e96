package floorplan.api.console;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.console.ConsolePages.ConsolePage;
import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.api.system.TestProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The console on the real system, with loans and repayments to look at. All tests of a JVM share one identity provider
 * and one browser, and the loans too as long as no other test has emptied the books.
 */
final class ConsoleUnderTest {
    /** A text that would run if a page did not escape it. */
    static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>alert(1)</script>";

    /** The date on which the loans are drawn. Its books are closed. */
    private static final String DATE = "2026-01-05";

    /** Header of a receipt file. */
    static final String RECEIPTS =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";

    private static @Nullable ConsoleUnderTest shared;

    final RunningSystem system;
    final ConsoleBrowser browser;
    private Map<String, String> ids = Map.of();

    private ConsoleUnderTest(RunningSystem system) {
        this.system = system;
        TestProvider.start(system, "CON-A");
        browser = new ConsoleBrowser(system.api.url());
    }

    /** To be called once, before the tests of a class. The tests must not change the loans that it provides. */
    static synchronized ConsoleUnderTest get() {
        ConsoleUnderTest console = shared;
        if (console == null) {
            console = new ConsoleUnderTest(RunningSystem.get());
            shared = console;
            console.fill();
        } else if (!console.isFilled()) {
            RunningSystem.get();
            console.fill();
        }
        return console;
    }

    private boolean isFilled() {
        return system.get("/v1/repayments/" + id("reversed")).status() == 200;
    }

    private void fill() {
        new Portfolio()
                .dealer("CON-A", "1000000.00")
                .dealer("CON-B", "1000000.00")
                .loan("CON-LOAN", "CON-A", "SPLIT")
                .loan("CON-OTHERS", "CON-B", "DEALER")
                .importInto(system);
        String repayment = repaid("console-1", "CON-LOAN");
        String reversed = repaid("console-2", "CON-LOAN");
        String file = received();
        ids = Map.ofEntries(
                Map.entry("file", file),
                Map.entry(
                        "receipt",
                        system.get("/v1/receipt-files/" + file + "/lines").text("/items/0/receiptId")),
                Map.entry("repayment", repayment),
                Map.entry("reversed", reversed),
                Map.entry("others", repaid("console-3", "CON-OTHERS")),
                Map.entry("nothing", "0".repeat(32)),
                Map.entry(
                        "refusedImport",
                        system.importFile("credit-lines", "dealer_id,currency,limit\nCON-C,CNY,much\n")
                                .text("/importId")),
                Map.entry("date", DATE),
                Map.entry("letter", "console-letter"),
                Map.entry("decided", decided()),
                Map.entry("retry", retried()));
        Answer reversal = system.post(
                "/v1/repayments/" + reversed + "/reversal",
                "application/json",
                RunningSystem.JSON.writeValueAsString(Map.of("reason", HOSTILE)),
                "Prefer",
                "wait=10");
        assertThat(reversal.status()).as(reversal.response().body()).isEqualTo(201);
    }

    /** Leaves a dead letter with a hostile reason, and decides about another one. */
    private String decided() {
        for (String letter : List.of("console-letter", "console-decided")) {
            system.clms.sql("""
                            INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                                created_at, failure, dead_letters)
                            VALUES (?, 'RESTORATION', 'DEAD_LETTER', 'CON-NOBODY', 'CON-NONE', 'CNY', 100, '2026-03-10',
                                UTC_TIMESTAMP(6), ?, 1)
                            """).params(letter, HOSTILE).update();
        }
        return bulk(
                "/v1/dead-letters/decisions",
                "{\"decision\": \"DISCARD\", \"reason\": \"a test message\", \"ids\": [\"console-decided\"]}");
    }

    private String retried() {
        new DayEndClient(system).closeAndAwait(DATE, "BALANCED");
        return bulk("/v1/day-ends/" + DATE + "/failures/retry", "{}");
    }

    /** Sends a request about many items, and returns its id when each item has its result. */
    private String bulk(String path, String body) {
        Answer taken = RunningSystem.untilTaken(
                () -> system.post(path, "application/json", body, "Idempotency-Key", "console-bulk"));
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
        String location = taken.response().headers().firstValue("Location").orElseThrow();
        await("completed").until(() -> system.get(location).text("/status").equals("COMPLETED"));
        return system.get(location).text("/id");
    }

    /** Books a file with one receipt whose loan nobody knows. */
    private String received() {
        Answer answer = system.post(
                "/v1/receipt-files/csv",
                "text/csv",
                RECEIPTS + "CON-1,RECEIPT,2026-03-10,100.00,CNY,,,,,\"" + HOSTILE.replace("\"", "\"\"") + "\"\n",
                "Floorplan-Control",
                "receipts=1/100.00, returns=0/0.00",
                "Prefer",
                "wait=10");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("/id");
    }

    /** Repays 10,000.00 with the value date of the worked example. */
    String repaid(String key, String loan) {
        Answer answer = system.repay(key, """
                {"loanId": "%s", "payer": "DEALER", "amount": "10000.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("/id");
    }

    /** An id that {@link ConsolePages} names. */
    String id(String name) {
        return ids.getOrDefault(name, "");
    }

    List<ConsolePage> pages() {
        return ConsolePages.ALL.stream().map(page -> page.at(ids)).toList();
    }

    /** The pages that have pictures. */
    List<ConsolePage> namedPages() {
        return pages().stream().filter(page -> !page.name().isEmpty()).toList();
    }

    /** The words of a language. */
    static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "floorplan.console.messages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
