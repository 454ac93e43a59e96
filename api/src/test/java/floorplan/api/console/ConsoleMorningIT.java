package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's morning: what failed in the night is seen, mended and tried again, and the books are taken home. */
class ConsoleMorningIT {
    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;
    private static RunningSystem system;
    private static DayEndClient dayEnds;

    private ResourceBundle words = ConsoleUnderTest.words("en");

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
        system = console.system;
        dayEnds = new DayEndClient(system);
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void endsWithEverythingMended(String language) throws IOException {
        words = ConsoleUnderTest.words(language);
        String loan = "MORNING-" + language;
        String dealer = "MORNING-D-" + language;
        String date = dayEnds.nextDate();
        aLoanFailed(loan, date);
        aMessageWasGivenUp(dealer, loan);

        Page page = browser.signedIn("operator", language, "/today");
        follow(page, "section.DAY_ENDS");
        page.locator("a[href$='/day-ends/" + date + "']").click();
        assertThat(page.locator(".facts").first()).containsText(word("dayEndStatus.FAILURES"));
        Locator failed = page.locator("tr", new Page.LocatorOptions().setHasText(loan));
        failed.getByRole(AriaRole.LINK).first().click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(loan).setExact(true))
                .click();
        assertThat(page.locator("h1")).containsText(loan);

        mend(loan, dealer);
        page.navigate(browser.address("/day-ends/" + date));
        failed.getByText(word("dayEnd.retryThese")).click();
        carryOut(page, "retryFailures");
        await("balanced").until(() -> dayEnds.show(date).text("/status").equals("BALANCED"));
        page.reload();
        assertThat(page.locator(".facts").first()).containsText(word("dayEndStatus.BALANCED"));
        assertThat(page.getByText(word("dayEnd.retries"))).isVisible();

        follow(page, "section.DEAD_LETTERS");
        page.locator("tr", new Page.LocatorOptions().setHasText("no line of " + dealer))
                .getByText(word("deadLetters.decideThese"))
                .click();
        page.getByLabel(word("field.reason"), new Page.GetByLabelOptions().setExact(true))
                .fill("The line is imported");
        carryOut(page, "decideLetters");
        assertThat(page.locator("#news")).containsText(word("bulkStatus.COMPLETED"));
        assertThat(page.locator("#news")).containsText("RESTORED");

        theNextDateIsWatchedUntilItEnds(page);
        theBooksAreTakenHome(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(word("layout.signOut")))
                .click();
        assertThat(page.locator("h1")).containsText(word("signedOut.title"));
        assertThat(browser.complaints()).isEmpty();
    }

    private void aLoanFailed(String loan, String date) {
        new Portfolio()
                .dealer("MORNING", "10000000.00")
                .loan(loan, "MORNING", "DEALER", LocalDate.parse(date))
                .importInto(system);
        system.account
                .sql("DELETE FROM loan_rate WHERE loan_id = (SELECT id FROM loan WHERE loan_no = ?)")
                .param(loan)
                .update();
        dayEnds.closeAndAwait(date, "FAILURES");
    }

    private void aMessageWasGivenUp(String dealer, String loan) {
        system.clms
                .sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                            created_at, failure, dead_letters)
                        VALUES (?, 'RESTORATION', 'DEAD_LETTER', ?, ?, 'CNY', 100, '2026-03-10', UTC_TIMESTAMP(6), ?, 1)
                        """)
                .params("letter-of-" + loan, dealer, loan, "no line of " + dealer)
                .update();
    }

    /** An import brings the dealer's line, and a loan that uses it. The loan's rate is put back by hand. */
    private static void mend(String loan, String dealer) {
        new Portfolio()
                .dealer(dealer, "1000000.00")
                .loan("MENDED-" + loan, dealer, "DEALER", LocalDate.parse(dayEnds.nextDate()))
                .importInto(system);
        system.account.sql("""
                        INSERT INTO loan_rate (loan_id, effective_from, annual_rate)
                        SELECT id, drawdown_date, 0.072 FROM loan WHERE loan_no = ?
                        """).param(loan).update();
    }

    private void theNextDateIsWatchedUntilItEnds(Page page) {
        String next = dayEnds.nextDate();
        follow(page, "section.DAY_ENDS");
        page.getByText(word("action.closeDate.do")).click();
        page.getByLabel(word("field.businessDate")).fill(next);
        carryOut(page, "closeDate");
        assertThat(page.locator("h1")).containsText(next);
        // Nothing reloads the page but its stream of progress.
        assertThat(page.locator("#progress")).containsText(word("dayEndStatus.BALANCED"));
    }

    private void theBooksAreTakenHome(Page page) throws IOException {
        Download books =
                page.waitForDownload(() -> page.getByText(word("dayEnd.books")).click());
        try (InputStream file = books.createReadStream()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains("books of", "balance");
        }
    }

    @Test
    void anUnbalancedDateIsAcceptedForTheRunThatWasSeen() {
        String date = dayEnds.nextDate();
        system.account.sql("""
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        VALUES (:date, 'loan:NOBODY', 'INTEREST', :date, 'DEALER_INTEREST_RECEIVABLE', 'SPLIT', 'CNY', 1)
                        """).param("date", date).update();
        dayEnds.closeAndAwait(date, "UNBALANCED");
        Page page = browser.signedIn("operator", "en", "/day-ends/" + date);
        assertThat(page.locator("tr.waits").first()).containsText("0.01");
        page.getByText(word("action.acceptDifference.do")).click();
        assertThat(page.getByLabel(word("field.run"))).hasValue("1");
        page.getByLabel(word("field.reason"), new Page.GetByLabelOptions().setExact(true))
                .fill("A cent that we know of");
        carryOut(page, "acceptDifference");
        assertThat(page.locator("#progress")).containsText("A cent that we know of");

        system.account
                .sql("DELETE FROM journal_line WHERE source = 'loan:NOBODY' AND booking_date = ?")
                .param(date)
                .update();
        dayEnds.retry(date);
        dayEnds.awaitStatus(date, "BALANCED");
    }

    /** Reviews the form and carries it out. */
    private void carryOut(Page page, String action) {
        button(page, word("action.review")).click();
        button(page, word("action." + action + ".do")).click();
    }

    private void follow(Page page, String section) {
        page.locator("nav")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(word(section)).setExact(true))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String word(String key) {
        return words.getString(key);
    }
}
