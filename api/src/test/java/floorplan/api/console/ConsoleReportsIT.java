package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finance and auditors look at dealers, reports, imports, reconciliations and the audit trail. */
class ConsoleReportsIT {
    /** The row of the corrected loan; other classes correct loans too. */
    private static final String ROW = "#main tbody tr:has-text('CON-LOAN')";

    /** In the order of the columns. */
    private static final List<String> ACCOUNTS = List.of(
            "CASH",
            "PRINCIPAL_RECEIVABLE",
            "DEALER_INTEREST_RECEIVABLE",
            "MANUFACTURER_INTEREST_RECEIVABLE",
            "LATE_FEE_RECEIVABLE",
            "PENALTY_RECEIVABLE",
            "UNAPPLIED_RECEIPTS",
            "INTEREST_INCOME",
            "LATE_FEE_INCOME",
            "PENALTY_INCOME");

    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
        new Portfolio()
                .dealer("CON-R", "1000000.00")
                .loan("CON-YOUNG", "CON-R", "DEALER", recently())
                .importInto(console.system);
    }

    private static LocalDate recently() {
        return console.system
                .account
                .sql("SELECT UTC_DATE()")
                .query(LocalDate.class)
                .single()
                .minusDays(20);
    }

    /** Empties the books, so the next class of console tests fills them anew. */
    @AfterAll
    static void empty() {
        RunningSystem.get();
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @Test
    void aDealersPageShowsItsLineWithItsUseAndItsOverdueDebts() {
        Page page = browser.signedIn("finance", "en", "/dealers");
        page.getByText("CON-A").click();
        String used = console.system.get("/v1/credit-lines/CON-A").text("/used");
        assertThat(page.locator(".facts")).containsText(withSeparators(used));
        assertThat(page.locator("figure.chart canvas")).isVisible();
        assertThat(page.locator("figure.chart .figures tbody tr").first()).containsText(withSeparators(used));
        String overdue =
                console.system.get("/v1/reports/overdue?dealerId=CON-A").text("/items/0/totals/0/principal/total");
        assertThat(page.locator("#main")).containsText(withSeparators(overdue));
        assertThat(browser.complaints()).isEmpty();
    }

    private static String withSeparators(String amount) {
        return amount.replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", ",");
    }

    @Test
    void eachReportIsAPageAndAFile() {
        Page page = browser.signedIn("finance", "en", "/reports");
        page.getByText("Balances of dealers").click();
        String owed = console.system
                .get("/v1/reports/balances/dealers?date=2026-01-05&dealerId=CON-A")
                .text("/items/0/totals/0/balances/total");
        assertThat(page.locator("caption")).hasText("At the end of 2026-01-05");
        assertThat(page.locator("#main tbody")).containsText(withSeparators(owed));
        for (String report : new String[] {"loans", "manufacturers", "loan-types", "overdue", "income"}) {
            page.navigate(browser.address("/reports/" + report));
            assertThat(page.locator("#main tbody tr").first()).isVisible();
            var file = page.request().get(browser.address("/reports/" + report + ".csv"));
            assertThat(file.headers().get("content-type")).startsWith("text/csv");
            assertThat(file.text().lines().count()).as(report).isGreaterThan(1);
        }
        page.navigate(browser.address("/reports/maturities?days=200"));
        assertThat(page.locator("#main tbody")).containsText("CON-YOUNG");
        page.navigate(browser.address("/reports/loans?date=2026-01-06"));
        assertThat(page.locator(".notice")).containsText("must be a closed date");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void correctionsByBookingDateAddUpToTheJournal() {
        Map<String, BigDecimal> journal = new HashMap<>();
        console.system
                .account
                .sql("SELECT account, SUM(amount) AS cents FROM journal_line WHERE event = 'CORRECTION'"
                        + " AND loan_type = 'SPLIT' GROUP BY account")
                .query(row -> {
                    journal.put(row.getString("account"), BigDecimal.valueOf(row.getLong("cents"), 2));
                });
        assertThat(journal).hasSizeGreaterThan(1);

        Page page = browser.signedIn("finance", "en", "/reports");
        page.getByText("Corrections by booking date").click();
        assertThat(page.locator("#main tfoot tr:has-text('Split') td.total"))
                .hasText(Stream.concat(
                                Stream.of("1"),
                                ACCOUNTS.stream()
                                        .map(account -> journal.getOrDefault(account, new BigDecimal("0.00")))
                                        .map(BigDecimal::toPlainString)
                                        .map(ConsoleReportsIT::withSeparators))
                        .toArray(String[]::new));
        page.locator("#main tbody tr:has-text('Split') td a").first().click();
        assertThat(page.locator(ROW)).containsText("Bounced payment");
        assertThat(page.request()
                        .get(browser.address("/reports/corrections.csv"))
                        .text())
                .contains("CON-LOAN:1,");

        page.navigate(browser.address("/loans/CON-LOAN"));
        page.locator("#main a[href*='/reports/corrections']").first().click();
        assertThat(page.locator(ROW)).isVisible();
        page.navigate(browser.address("/day-ends/2026-01-05"));
        page.getByText("Corrections booked on this date").click();
        assertThat(page.locator("#main .empty")).hasText("The report has no rows.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRefusedFileIsShownWithTheFieldMarked() {
        Page page = browser.signedIn("operator", "en", "/imports/new/credit-lines");
        send(page, "dealer_id,currency,limit\nCON-E,CNY,much\n");
        assertThat(page.locator(".is-refused")).isVisible();
        page.navigate(browser.address("/imports?status=REFUSED"));
        page.locator("#main tbody a").first().click();
        assertThat(page.locator("mark")).hasText("limit");
        assertThat(page.request().get(page.url() + "/reasons.csv").text()).contains("2,limit,");

        page.navigate(browser.address("/imports/new/credit-lines"));
        send(page, "dealer_id,currency,limit\nCON-E,CNY,500000.00\n");
        assertThat(page.locator("#main")).containsText("Completed");
    }

    @Test
    void anImportIsWatchedUntilItEnds() {
        Page page = browser.signedIn("operator", "en", "");
        console.system.worker.kill();
        try {
            Answer sent = console.system.post(
                    "/v1/imports/loans",
                    "text/csv",
                    new Portfolio()
                            .loan("CON-WATCHED", "CON-R", "DEALER", recently())
                            .loans(),
                    "Prefer",
                    "wait=0");
            assertThat(sent.status()).as(sent.response().body()).isEqualTo(202);
            page.navigate(browser.address("/imports/" + sent.text("/id")));
            assertThat(page.locator("#progress .status")).hasText("Running");
            page.evaluate("window.loaded = 'once'");
        } finally {
            console.system.worker.startAgain();
        }
        assertThat(page.locator("#progress .status")).hasText("Completed");
        assertThat(page.evaluate("window.loaded")).isEqualTo("once");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void send(Page page, String file) {
        page.getByLabel("File")
                .setInputFiles(new FilePayload("lines.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("form.action button").click();
    }

    @Test
    void anAuditorSearchesTheAuditLogAndSeesHowFarItIsVerified() {
        Page page = browser.signedIn("auditor", "en", "/audit?action=IMPORT");
        assertThat(page.getByText("Unbroken")).hasCount(2);
        assertThat(page.locator("#main")).containsText("import:");
        page.navigate(browser.address("/settings"));
        assertThat(page.locator("#main")).containsText("floorplan.account.longest-list");
        assertThat(page.locator("tr:has-text('floorplan.account.api.password')"))
                .containsText("Set, and hidden");
        page.navigate(browser.address("/reconciliation"));
        assertThat(page.locator(".does")).hasCount(0);
    }

    @Test
    void keysGoToTheSearchFieldAndListTheShortcuts() {
        Page page = browser.signedIn("auditor", "en", "");
        page.navigate(browser.address("/loans"));
        page.keyboard().press("/");
        assertThat(page.locator("#find")).isFocused();
        page.keyboard().type("?");
        assertThat(page.locator("#shortcuts")).isHidden();
        page.locator("h1").click();
        page.keyboard().press("Control+k");
        assertThat(page.locator("#find")).isFocused();
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#shortcuts")).isHidden();
    }
}
