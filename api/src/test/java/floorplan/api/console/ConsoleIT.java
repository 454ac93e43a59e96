package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import floorplan.api.console.ConsolePages.ConsolePage;
import floorplan.api.system.Portfolio;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console on the real system, in a real browser. */
class ConsoleIT {
    /** The servers' names in English. */
    private static final Map<Server, String> NAMES = Map.of(
            Server.MARIADB, "MySQL",
            Server.REDIS, "Redis",
            Server.RABBITMQ, "RabbitMQ",
            Server.TEMPORAL, "Temporal");

    /** {@code -Dconsole.all-pages=true} tests every page while MySQL is down; the build tests some of them. */
    private static final boolean ALL_PAGES = Boolean.getBoolean("console.all-pages");

    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void anOperatorFindsALoanAndItsRepaymentAndSignsOut(String language) {
        ResourceBundle words = ConsoleUnderTest.words(language);
        Page page = browser.signedIn("operator", language, "");
        assertThat(page).hasURL(browser.address("/today"));
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator(".verdict .fresh")).isVisible();

        page.getByRole(AriaRole.SEARCHBOX).fill("CON-LOAN");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(browser.address("/loans/CON-LOAN"));
        assertThat(page.locator(".facts")).containsText(words.getString("loanType.SPLIT"));
        assertThat(page.locator("#main")).containsText("200,000.00");

        page.locator("a[href$='" + console.id("repayment") + "']").click();
        assertThat(page.locator(".facts")).containsText(words.getString("repaymentStatus.COMPLETED"));
        assertThat(page.locator("#main")).containsText("8,902.07");
        assertThat(page.locator("a[href^='https://temporal.example/']"))
                .hasAttribute(
                        "href",
                        "https://temporal.example/namespaces/default/workflows/repayment%3A" + console.id("repayment"));

        page.getByText(words.getString("layout.signOut")).click();
        assertThat(page).hasURL(browser.address("/signed-out"));
        page.navigate(browser.address("/loans/CON-LOAN"));
        assertThat(page.getByLabel("Password")).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    /** A person who types the beginning of a number does not know that it is another loan's number. */
    @Test
    void listsTheLoansThatBeginWithTheNumberOfAnotherLoan() {
        new Portfolio()
                .dealer("SEEK", "900000.00")
                .loan("SEEK-1", "SEEK", "DEALER")
                .loan("SEEK-10", "SEEK", "DEALER")
                .importInto(console.system);
        Page page = browser.signedIn("operator", "en", "/search?q=SEEK-1");
        assertThat(page).hasURL(browser.address("/search?q=SEEK-1"));
        assertThat(page.locator("#main")).containsText("SEEK-10");
        page.navigate(browser.address("/search?q=SEEK-10"));
        assertThat(page).hasURL(browser.address("/loans/SEEK-10"));
    }

    @Test
    void showsThePayoffOnAnotherDateWithoutLoadingThePageAgain() {
        Page page = browser.signedIn("operator", "en", "/loans/CON-LOAN");
        page.evaluate("window.loaded = 'once'");
        page.getByLabel("Value date").fill("2027-01-15");
        page.getByText("Show the payoff").click();
        assertThat(page.locator("#payoff-part")).containsText("2027-01-15");
        assertThat(page).hasURL(browser.address("/loans/CON-LOAN?date=2027-01-15"));
        assertThat(page.evaluate("window.loaded")).isEqualTo("once");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aVerdictIsShownForOneMinute() {
        Page page = browser.signedIn("operator", "en", "/today");
        assertThat(page.locator(".fresh")).isVisible();
        assertThat(page.locator(".stale")).isHidden();
        page.evaluate("document.getAnimations().forEach(each => { each.currentTime = 61000; })");
        assertThat(page.locator(".fresh")).isHidden();
        assertThat(page.locator(".stale")).isVisible();
        page.evaluate("htmx.ajax('GET', '/console/today/news', {target: '#news', swap: 'outerHTML'})");
        assertThat(page.locator(".fresh")).isVisible();
        assertThat(ConsoleBrowser.shifts(page)).isEmpty();
    }

    @Test
    void saysWhatItCannotKnowWhileServersAreDown() {
        Page page = browser.signedIn("operator", "en", "/today");
        var stack = TestStack.get();
        try {
            for (Server server : List.of(Server.REDIS, Server.RABBITMQ, Server.TEMPORAL, Server.MARIADB)) {
                stack.kill(server);
            }
            for (String path : ConsolePages.DURING_OUTAGES) {
                page.navigate(browser.address(path));
                assertThat(page.locator(".notice").first()).containsText("a server does not answer");
                assertThat(page.locator(".person")).hasText("operator");
            }
            assertThat(page.locator(".v-FINE")).hasCount(0);
        } finally {
            TestStack.get();
            await("the API answers again").until(ConsoleIT::everythingIsKnown);
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void namesTheOneServerThatIsDown(Server down) {
        Page page = browser.signedIn("operator", "en", "/today");
        var stack = TestStack.get();
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try {
            stack.kill(down);
            await("the first page names it").until(() -> {
                page.navigate(browser.address("/today"));
                return page.locator("tr.waits", new Page.LocatorOptions().setHasText(NAMES.get(down)))
                                .count()
                        > 0;
            });
            assertThat(page.locator(".v-FINE")).hasCount(0);
            for (ConsolePage shown : console.namedPages()) {
                // Without MySQL each page takes more than two seconds.
                if (down == Server.MARIADB && !ALL_PAGES && !ConsolePages.DURING_OUTAGES.contains(shown.path())) {
                    continue;
                }
                long began = System.nanoTime();
                page.navigate(browser.address(shown.path()));
                slowest = Math.max(slowest, System.nanoTime() - began);
                if (!page.locator(".person").textContent().equals("operator")) {
                    wrong.add(shown.name() + " is not shown");
                }
                List<String> unknown = page.locator(".notice.is-unknown").allTextContents();
                unknown.stream()
                        .filter(notice -> !notice.contains(NAMES.get(down)))
                        .forEach(notice -> wrong.add(shown.name() + " does not name the server: " + notice));
                if (down == Server.MARIADB && unknown.isEmpty() && ConsolePages.DURING_OUTAGES.contains(shown.path())) {
                    wrong.add(shown.name() + " does not say what it cannot know");
                }
            }
            System.out.println("The slowest page without " + down + " took "
                    + Duration.ofNanos(slowest).toMillis() + " ms");
            assertThat(wrong).isEmpty();
        } finally {
            TestStack.get();
            await("the API answers again").until(ConsoleIT::everythingIsKnown);
        }
    }

    private static boolean everythingIsKnown() {
        return Stream.of("/v1/attention", "/v1/loans/CON-LOAN", "/v1/repayments?creditStatus=PENDING")
                .allMatch(path -> console.system.get(path).status() == 200);
    }
}
