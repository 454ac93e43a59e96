package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import floorplan.api.system.AppProcess;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.api.system.TestProvider;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console on the real system, in a real browser. */
class ConsoleIT {
    /** A text that would run if a page did not escape it. */
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>alert(1)</script>";

    /** The bytes of a page with its styles and scripts. */
    private static final int MOST_BYTES = 150_000;

    private static final String TRANSFERRED =
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, each) => sum + each.encodedBodySize, 0)";

    private static RunningSystem system;
    private static AppProcess provider;
    private static ConsoleBrowser browser;
    private static String repayment;
    private static String reversed;
    private static String others;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        provider = TestProvider.start(system, "CON-A");
        browser = new ConsoleBrowser(system.api.url());
        new Portfolio()
                .dealer("CON-A", "1000000.00")
                .dealer("CON-B", "1000000.00")
                .loan("CON-LOAN", "CON-A", "SPLIT")
                .loan("CON-OTHERS", "CON-B", "DEALER")
                .importInto(system);
        repayment = repaid("console-1", "CON-LOAN");
        reversed = repaid("console-2", "CON-LOAN");
        others = repaid("console-3", "CON-OTHERS");
        Answer reversal = system.post(
                "/v1/repayments/" + reversed + "/reversal",
                "application/json",
                RunningSystem.JSON.writeValueAsString(Map.of("reason", HOSTILE)),
                "Prefer",
                "wait=10");
        assertThat(reversal.status()).as(reversal.response().body()).isEqualTo(201);
    }

    private static String repaid(String key, String loan) {
        Answer answer = system.repay(key, """
                {"loanId": "%s", "payer": "DEALER", "amount": "10000.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("/id");
    }

    @AfterAll
    static void stop() {
        browser.close();
        provider.kill();
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void anOperatorFindsALoanAndItsRepaymentAndSignsOut(String language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "floorplan.console.messages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Page page = browser.signedIn("operator", language, "");
        assertThat(page).hasURL(browser.address("/today"));
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator(".verdict .fresh")).isVisible();

        page.getByRole(AriaRole.SEARCHBOX).fill("CON-LOAN");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(browser.address("/loans/CON-LOAN"));
        assertThat(page.locator(".facts")).containsText(words.getString("loanType.SPLIT"));
        assertThat(page.locator("#main")).containsText("200,000.00");

        page.locator("a[href$='" + repayment + "']").click();
        assertThat(page.locator(".facts")).containsText(words.getString("repaymentStatus.COMPLETED"));
        assertThat(page.locator("#main")).containsText("8,902.07");

        page.getByText(words.getString("layout.signOut")).click();
        assertThat(page).hasURL(browser.address("/signed-out"));
        page.navigate(browser.address("/loans/CON-LOAN"));
        assertThat(page.getByLabel("Password")).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aDealerSeesOnlyItsOwn() {
        Page page = browser.signedIn("dealer", "en", "/loans");
        assertThat(page.locator("#main tbody tr")).hasCount(1);
        assertThat(page.locator("#main tbody")).containsText("CON-LOAN");
        assertThat(page.locator(".top nav a")).hasText(new String[] {"Loans", "Repayments"});

        page.navigate(browser.address("/loans/CON-OTHERS"));
        assertThat(page.locator("#main")).not().containsText("CON-B");
        assertThat(page.locator(".notice")).containsText("There is no such thing.");
        page.navigate(browser.address("/today"));
        assertThat(page.locator(".notice").first()).containsText("You may not see this.");
    }

    @Test
    void everyPageAnswersAPersonAsTheApiAnswersTheirToken() {
        List<String> wrong = new ArrayList<>();
        Map<String, String> roles =
                Map.of("operator", "operator", "auditor", "reader", "finance", "finance", "dealer", "dealer:CON-A");
        roles.forEach((user, role) -> {
            Page page = browser.signedIn(user, "en", "");
            ConsoleRoutes.all(repayment, others).forEach((path, operation) -> {
                int shown = page.request().get(browser.address(path)).status();
                int answered = system.send(system.request(operation, RunningSystem.token(role))
                                .GET())
                        .status();
                if (shown != answered) {
                    wrong.add(user + " " + path + " is shown " + shown + ", the API answers " + answered);
                }
            });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void showsNothingToAStranger() {
        Page page = browser.window("en");
        ConsoleRoutes.all(repayment, others).keySet().forEach(path -> {
            APIResponse answer = page.request()
                    .get(
                            browser.address(path),
                            RequestOptions.create()
                                    .setMaxRedirects(0)
                                    .setHeader("Authorization", "Bearer " + RunningSystem.TOKEN));
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.headers().get("location")).as(path).contains("/console/sign-in/");
            assertThat(answer.text()).as(path).isEmpty();
        });
    }

    @Test
    void comesBackToThePageThatWasAskedForAndToNoOtherSite() {
        assertThat(browser.signedIn("operator", "en", "/repayments?loanId=CON-LOAN"))
                .hasURL(browser.address("/repayments?loanId=CON-LOAN"));
        assertThat(browser.signedIn("operator", "en", "/sign-in/console?to=https://evil.example/"))
                .hasURL(browser.address("/today"));
        assertThat(browser.signedIn("operator", "en", "/sign-in/console?to=/console//evil.example"))
                .hasURL(browser.address("/today"));
    }

    @Test
    void refusesAFormWithoutItsToken() {
        Page page = browser.signedIn("operator", "en", "");
        APIResponse forged = page.request()
                .post(
                        browser.address("/sign-out"),
                        RequestOptions.create().setForm(FormData.create().set("_csrf", "forged")));
        assertThat(forged.status()).isEqualTo(403);
        page.reload();
        assertThat(page.locator(".person")).hasText("operator");
    }

    @Test
    void refusesASessionThatWasChanged() {
        Page page = browser.signedIn("operator", "en", "");
        var session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("floorplan-console"))
                .findFirst()
                .orElseThrow();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).hasToString("LAX");
        char last = session.value.charAt(40);
        session.value = session.value.substring(0, 40) + (last == 'A' ? 'B' : 'A') + session.value.substring(41);
        page.context().addCookies(List.of(session));
        APIResponse answer = page.request()
                .get(browser.address("/loans"), RequestOptions.create().setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    void showsHostileTextsAsText() {
        Page page = browser.signedIn("operator", "en", "/repayments/" + reversed);
        assertThat(page.locator("#main")).containsText(HOSTILE);
        page.navigate(browser.address("/loans/CON-LOAN"));
        assertThat(page.locator("#corrections + .scroll")).containsText(HOSTILE);
        for (String path : ConsoleRoutes.withHostileParameters(HOSTILE)) {
            page.navigate(browser.address(path));
            assertThat(page.locator("#main img, #main script")).hasCount(0);
            assertThat(page.title()).doesNotContain("hacked");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyPageIsAccessibleInBothThemes(String language) {
        Page page = browser.signedIn("operator", language, "");
        page.setViewportSize(1200, 800);
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, String> shown :
                ConsoleRoutes.pictured(repayment, reversed).entrySet()) {
            page.navigate(browser.address(shown.getValue()));
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                axe(page, theme)
                        .analyze()
                        .getViolations()
                        .forEach(found -> violations.add(shown.getKey() + " " + theme + ": " + found.getId() + " "
                                + found.getNodes().getFirst().getHtml()));
                picture(
                        page,
                        shown.getKey() + "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(violations).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    /** The dark theme changes colours alone. */
    private static AxeBuilder axe(Page page, ColorScheme theme) {
        // Otherwise each analysis opens a page of its own, which takes seconds.
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        return theme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe;
    }

    /** Renews the pictures in {@code docs/console}, if asked to: each page once in each language and theme. */
    private static void picture(Page page, String name) {
        if (Boolean.getBoolean("floorplan.console.pictures") && name.matches(".*-(en-light|zh-CN-dark)")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("..", "docs", "console", name + ".png")));
        }
    }

    @Test
    void everyPageFitsANarrowWindowAndTransfersLittle() {
        Page page = browser.signedIn("operator", "en", "");
        page.setViewportSize(360, 740);
        ConsoleRoutes.pictured(repayment, reversed).values().forEach(path -> {
            page.navigate(browser.address(path));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(360);
            int bytes = (Integer) page.evaluate(TRANSFERRED);
            assertThat(bytes).as(path).isBetween(1, MOST_BYTES);
        });
    }

    @Test
    void aVerdictIsShownForOneMinute() {
        Page page = browser.signedIn("operator", "en", "/today");
        assertThat(page.locator(".fresh")).isVisible();
        assertThat(page.locator(".stale")).isHidden();
        page.evaluate("document.getAnimations().forEach(each => { each.currentTime = 61000; })");
        assertThat(page.locator(".fresh")).isHidden();
        assertThat(page.locator(".stale")).isVisible();
    }

    @Test
    void saysWhatItCannotKnowWhileServersAreDown() {
        Page page = browser.signedIn("operator", "en", "/today");
        var stack = TestStack.get();
        try {
            for (Server server : List.of(Server.REDIS, Server.RABBITMQ, Server.TEMPORAL, Server.MARIADB)) {
                stack.kill(server);
            }
            for (String path : List.of("/today", "/loans", "/loans/CON-LOAN", "/repayments", "/dead-letters")) {
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

    private static boolean everythingIsKnown() {
        return Stream.of("/v1/attention", "/v1/loans/CON-LOAN", "/v1/repayments?creditStatus=PENDING")
                .allMatch(path -> system.get(path).status() == 200);
    }
}
