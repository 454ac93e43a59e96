package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.api.console.ConsoleBrowser.button;
import static floorplan.api.console.ConsoleBrowser.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import floorplan.api.system.Portfolio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Actions in the console: people review the effects beforehand, and see the result afterwards. */
class ConsoleActionsIT {
    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
        new Portfolio()
                .dealer("CON-C", "1000000.00")
                .loan("CON-ACTS", "CON-C", "DEALER")
                .importInto(console.system);
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @Test
    void anOperatorReversesARepaymentAfterSeeingTheDifferences() {
        String repayment = console.repaid("console-acts-1", "CON-ACTS");
        Page page = browser.signedIn("operator", "en", "/repayments/" + repayment);
        page.getByText("Reverse the repayment").click();
        page.getByLabel("Reason").fill("The bank returned the payment");
        button(page, "Review").click();
        assertThat(page.locator("#main")).containsText("The bank returned the payment");
        assertThat(row(page, "Principal receivable")).containsText("7,234.49");
        assertThat(row(page, "Cash")).containsText("10,000.00");

        button(page, "Reverse the repayment").click();
        assertThat(page.locator(".is-done")).containsText("The repayment is reversed.");
        assertThat(page.locator(".facts").first()).containsText("Reversed");
        assertThat(page.locator("#main")).containsText("The bank returned the payment");
        assertThat(page.getByText("Reverse the repayment")).hasCount(0);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPersonMayChangeTheFormAfterTheReview() {
        String repayment = console.repaid("console-acts-2", "CON-ACTS");
        Page page = browser.signedIn("operator", "en", "/repayments/" + repayment + "/reversal?reason=Typo");
        button(page, "Review").click();
        button(page, "Change").click();
        assertThat(page.getByLabel("Reason")).hasValue("Typo");
        assertThat(page.getByLabel("Kind")).hasValue("BOUNCED");
    }

    @Test
    void showsTheApisProblemBesideItsField() {
        Page page = browser.signedIn("operator", "en", "/repayments/" + console.id("repayment") + "/reversal");
        page.getByLabel("Reason").fill("x");
        page.evaluate("document.querySelector('textarea').removeAttribute('maxlength')");
        page.getByLabel("Reason").fill("x".repeat(501));
        button(page, "Review").click();
        assertThat(page.getByLabel("Reason")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".wrong")).containsText("500");
        assertThat(page.getByLabel("Reason")).hasValue("x".repeat(501));
    }

    @Test
    void showsWhyNothingCanBeDone() {
        Page page = browser.signedIn("operator", "en", "/repayments/" + console.id("nothing") + "/reversal?reason=x");
        button(page, "Review").click();
        assertThat(page.locator(".is-refused")).containsText("There is no repayment");
    }

    @Test
    void aPersonWhoMayOnlyReadIsOfferedNoAction() {
        Page page = browser.signedIn("auditor", "en", "/repayments/" + console.id("repayment"));
        assertThat(page.locator(".does")).hasCount(0);
        page.navigate(browser.address("/repayments/" + console.id("repayment") + "/reversal"));
        assertThat(page.locator(".notice")).containsText("You may not do this.");
        assertThat(page.locator("form.action")).hasCount(0);
    }

    @Test
    void refusesAnActionThatAnotherSiteSends() {
        Page page = browser.signedIn("operator", "en", "");
        APIResponse forged = page.request()
                .post(
                        browser.address("/repayments/" + console.id("repayment") + "/reversal"),
                        RequestOptions.create()
                                .setForm(FormData.create().set("step", "do").set("reason", "forged")));
        assertThat(forged.status()).isEqualTo(403);
        page.navigate(browser.address("/repayments/" + console.id("repayment")));
        assertThat(page.locator(".facts").first()).containsText("Completed");
    }
}
