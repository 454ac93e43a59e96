package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's morning: they see the failures of the night, mend and retry them, and download the books. */
class ConsoleMorningIT {
    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;
    private static RunningSystem system;
    private static DayEndClient dayEnds;

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
        String loan = "MORNING-" + language;
        String dealer = "MORNING-D-" + language;
        String date = dayEnds.nextDate();
        aLoanFailed(loan, date);
        aMessageWasGivenUp(dealer, loan);
        ConsolePerson person = ConsolePerson.signedIn(browser, "operator", language);

        theReasonOfTheFailedLoanIsSeen(person, loan, date);
        itsRecordsArePutBack(loan);
        theFailedLoanIsTriedAgain(person, loan, date);
        theMissingCreditLineIsImported(person, dealer);
        theDeadLetterIsTriedAgain(person, dealer);
        theNextDateIsWatchedUntilItEnds(person);
        theBooksAreTakenHome(person);

        person.signOut();
        assertThat(browser.complaints()).isEmpty();
    }

    /** Only damaged records make a loan fail: an import takes no loan that cannot be accrued. */
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

    /**
     * Operations put the rows back. Nothing else mends a damaged loan: an import never changes a known loan, and rates,
     * corrections and repayments are refused while its records are incomplete.
     */
    private static void itsRecordsArePutBack(String loan) {
        system.account.sql("""
                        INSERT INTO loan_rate (loan_id, effective_from, annual_rate)
                        SELECT id, drawdown_date, 0.072 FROM loan WHERE loan_no = ?
                        """).param(loan).update();
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

    private static void theReasonOfTheFailedLoanIsSeen(ConsolePerson person, String loan, String date) {
        person.follow("section.DAY_ENDS");
        assertThat(person.page().locator("tr.waits td.number")).hasText(counted("FAILED_LOANS"));
        person.page().locator("a[href$='/day-ends/" + date + "']").first().click();
        assertThat(person.page().locator(".facts").first()).containsText(person.word("dayEndStatus.FAILURES"));
        person.row(loan).getByRole(AriaRole.LINK).first().click();
        person.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(loan).setExact(true))
                .click();
        assertThat(person.page().locator("h1")).containsText(loan);
    }

    private static void theFailedLoanIsTriedAgain(ConsolePerson person, String loan, String date) {
        person.follow("section.DAY_ENDS");
        person.page().locator("a[href$='/day-ends/" + date + "']").first().click();
        person.row(loan).getByText(person.word("dayEnd.retryThese")).click();
        person.carryOut("retryFailures");
        await("balanced").until(() -> dayEnds.show(date).text("/status").equals("BALANCED"));
        person.page().reload();
        assertThat(person.page().locator(".facts").first()).containsText(person.word("dayEndStatus.BALANCED"));
        assertThat(person.page().getByText(person.word("dayEnd.retries"))).isVisible();
    }

    /** The line, and a loan that uses it: credit that is not used cannot be restored. */
    private static void theMissingCreditLineIsImported(ConsolePerson person, String dealer) {
        String lines = "dealer_id,currency,limit\n" + dealer + ",CNY,1000000.00\n";
        String loans = new Portfolio()
                .loan("USED-" + dealer, dealer, "DEALER", LocalDate.parse(dayEnds.nextDate()))
                .loans();
        imports(person, "credit-lines", "importCreditLines", lines);
        imports(person, "loans", "importLoans", loans);
    }

    private static void imports(ConsolePerson person, String kind, String action, String file) {
        person.follow("section.IMPORTS");
        person.page().locator("a[href$='/imports/new/" + kind + "']").click();
        person.sendFile(action, file);
        assertThat(person.page().locator(".facts").first()).containsText(person.word("importStatus.COMPLETED"));
    }

    private static void theDeadLetterIsTriedAgain(ConsolePerson person, String dealer) {
        person.follow("section.DEAD_LETTERS");
        person.row("no line of " + dealer)
                .getByText(person.word("deadLetters.decideThese"))
                .click();
        person.fill("field.reason", "The line is imported");
        person.carryOut("decideLetters");
        assertThat(person.page().locator("#news")).containsText(person.word("bulkStatus.COMPLETED"));
        assertThat(person.page().locator("#news")).containsText("RESTORED");
    }

    private static void theNextDateIsWatchedUntilItEnds(ConsolePerson person) {
        String next = dayEnds.nextDate();
        person.follow("section.DAY_ENDS");
        person.click("action.closeDate.do");
        person.fill("field.businessDate", next);
        person.carryOut("closeDate");
        assertThat(person.page().locator("h1")).containsText(next);
        // Nothing reloads the page but its stream of progress.
        assertThat(person.page().locator("#progress")).containsText(person.word("dayEndStatus.BALANCED"));
        assertThat(ConsoleBrowser.shifts(person.page())).isEmpty();
    }

    private static void theBooksAreTakenHome(ConsolePerson person) throws IOException {
        Download books = person.page().waitForDownload(() -> person.click("dayEnd.books"));
        try (InputStream file = books.createReadStream()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains("books of", "balance");
        }
    }

    @Test
    void everyDeadLetterIsDecidedAtOnceAfterItsNumberIsSeen() {
        for (String dealer : List.of("NOBODY-1", "NOBODY-2")) {
            aMessageWasGivenUp(dealer, "all-" + dealer);
        }
        ConsolePerson person = ConsolePerson.signedIn(browser, "operator", "en");
        person.follow("section.DEAD_LETTERS");
        person.click("action.decideAllLetters.do");
        person.field("field.decision").selectOption("DISCARD");
        person.fill("field.reason", "They are of a dealer who left");
        ConsoleBrowser.button(person.page(), person.word("action.review")).click();
        // The browser requires the box to be ticked, so nothing was sent.
        assertThat(person.page().locator("h1")).containsText("Decide about all dead letters");
        person.field("field.all").check();
        assertThat(person.page().locator(".facts")).containsText(counted("DEAD_LETTERS"));
        person.carryOut("decideAllLetters");
        assertThat(person.page().locator("#news")).containsText(person.word("bulkStatus.COMPLETED"));
        assertThat(person.row("letter-of-all-NOBODY-1")).containsText("DISCARDED");
        assertThat(person.row("letter-of-all-NOBODY-2")).containsText("DISCARDED");
        person.follow("section.DEAD_LETTERS");
        assertThat(person.page().locator("#main")).containsText(person.word("deadLetters.none"));
    }

    /** The number of waiting items of a kind, as the first page shows it. */
    private static String counted(String kind) {
        return system.get("/v1/attention")
                .body()
                .at("/counts")
                .valueStream()
                .filter(count -> count.at("/kind").asString().equals(kind))
                .map(count -> count.at("/count").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnbalancedDateIsAcceptedForTheRunThatWasSeen() {
        String date = dayEnds.nextDate();
        system.account.sql("""
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        VALUES (:date, 'loan:NOBODY', 'INTEREST', :date, 'DEALER_INTEREST_RECEIVABLE', 'SPLIT', 'CNY', 1)
                        """).param("date", date).update();
        dayEnds.closeAndAwait(date, "UNBALANCED");
        ConsolePerson person = ConsolePerson.signedIn(browser, "operator", "en");
        person.follow("section.DAY_ENDS");
        assertThat(person.page().locator("tr.waits")).hasCount(Integer.parseInt(counted("UNBALANCED_DATES")));
        person.page().navigate(browser.address("/day-ends/" + date));
        assertThat(person.page().locator("tr.waits").first()).containsText("0.01");
        person.click("action.acceptDifference.do");
        assertThat(person.field("field.run")).hasValue("1");
        person.fill("field.reason", "A cent that we know of");
        person.carryOut("acceptDifference");
        assertThat(person.page().locator("#progress")).containsText("A cent that we know of");
        person.follow("section.DAY_ENDS");
        assertThat(person.page().locator("tr.waits")).hasCount(0);

        system.account
                .sql("DELETE FROM journal_line WHERE source = 'loan:NOBODY' AND booking_date = ?")
                .param(date)
                .update();
        dayEnds.retry(date);
        dayEnds.awaitStatus(date, "BALANCED");
    }
}
