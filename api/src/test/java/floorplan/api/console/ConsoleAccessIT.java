package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import floorplan.api.console.ConsolePages.ConsolePage;
import floorplan.api.system.RunningSystem;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console shows a person what the API answers to their token, and nothing to anyone else. */
class ConsoleAccessIT {
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

    @Test
    void aDealerSeesOnlyItsOwn() {
        Page page = browser.signedIn("dealer", "en", "/loans");
        assertThat(page.locator("#main tbody tr")).hasCount(1);
        assertThat(page.locator("#main tbody")).containsText("CON-LOAN");
        assertThat(page.locator(".top nav a"))
                .hasText(new String[] {"Loans", "Repayments", "Receipts", "Dealers", "Reports"});

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
            for (ConsolePage shown : console.pages()) {
                int status = page.request().get(browser.address(shown.path())).status();
                int expected = expected(shown, RunningSystem.token(role));
                if (status != expected) {
                    wrong.add(user + " " + shown.path() + " is shown " + status + " instead of " + expected);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** A form is shown unless the API answers the same request with 403. */
    private static int expected(ConsolePage shown, String token) {
        HttpRequest.Builder request = console.system.request(shown.apiPath(), token);
        if (!shown.isAction()) {
            return console.system.exchange(request.GET()).statusCode();
        }
        // An operation that takes a file checks the content type before the token's scope.
        int answered = console.system
                .exchange(request.header("Content-Type", "text/csv").POST(BodyPublishers.noBody()))
                .statusCode();
        return answered == 403 ? 403 : 200;
    }

    @Test
    void showsNoEmptyLineToAPersonWithoutActions() {
        Page page = browser.signedIn("auditor", "en", "");
        List<String> empty = new ArrayList<>();
        int lines = 0;
        for (ConsolePage shown : console.namedPages()) {
            if (shown.isAction()) {
                continue;
            }
            page.navigate(browser.address(shown.path()));
            lines += page.locator(".does").count();
            if (page.locator(".does:visible:not(:has(a))").count() > 0) {
                empty.add(shown.name());
            }
        }
        assertThat(lines).isPositive();
        assertThat(empty).isEmpty();
    }

    @Test
    void showsNothingToAStranger() {
        Page page = browser.window("en");
        for (ConsolePage shown : console.pages()) {
            String path = shown.path();
            APIResponse answer = page.request()
                    .get(
                            browser.address(path),
                            RequestOptions.create()
                                    .setMaxRedirects(0)
                                    .setHeader("Authorization", "Bearer " + RunningSystem.TOKEN));
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.headers().get("location")).as(path).contains("/console/sign-in/");
            assertThat(answer.text()).as(path).isEmpty();
        }
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
        Page page = browser.signedIn("operator", "en", "/repayments/" + console.id("reversed"));
        assertThat(page.locator("#main")).containsText(ConsoleUnderTest.HOSTILE);
        page.navigate(browser.address("/loans/CON-LOAN"));
        assertThat(page.locator("#corrections + .scroll")).containsText(ConsoleUnderTest.HOSTILE);
        page.navigate(browser.address("/receipt-files/" + console.id("file") + "/lines"));
        assertThat(page.locator("#main tbody")).containsText(ConsoleUnderTest.HOSTILE);
        for (String path : ConsolePages.withHostileParameters(ConsoleUnderTest.HOSTILE)) {
            page.navigate(browser.address(path));
            assertThat(page.locator("#main img, #main script")).hasCount(0);
            assertThat(page.title()).doesNotContain("hacked");
        }
        assertThat(browser.complaints()).isEmpty();
    }
}
