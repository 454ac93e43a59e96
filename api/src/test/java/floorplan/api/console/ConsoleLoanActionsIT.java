package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.api.console.ConsoleBrowser.button;
import static floorplan.api.console.ConsoleBrowser.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import floorplan.api.system.Portfolio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People make repayments, correct rates and waive fees in the console. */
class ConsoleLoanActionsIT {
    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
        new Portfolio()
                .dealer("CON-D", "1000000.00")
                .loan("CON-PAYS", "CON-D", "DEALER")
                .loan("CON-TWICE", "CON-D", "DEALER")
                .loan("CON-RATES", "CON-D", "DEALER")
                .loan("CON-WAIVES", "CON-D", "DEALER")
                .importInto(console.system);
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @Test
    void anOperatorMakesARepaymentAfterSeeingWhatItPays() {
        Page page = browser.signedIn("operator", "en", "/loans/CON-PAYS");
        page.getByText("Make a repayment").click();
        field(page, "Amount").fill("900000.00");
        field(page, "Value date").fill("2026-03-10");
        button(page, "Review").click();
        assertThat(field(page, "Amount")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".wrong")).containsText("202765.51");

        field(page, "Amount").fill("10000.00");
        button(page, "Review").click();
        assertThat(row(page, "Principal receivable")).containsText("7,234.49");
        button(page, "Make a repayment").click();
        assertThat(page.locator(".is-done")).containsText("The repayment is made.");
        assertThat(page.locator("#main")).containsText("7,234.49");
        assertThat(page.locator("#postings + .scroll")).containsText("10,000.00");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFormThatIsSentTwiceIsCarriedOutOnce() {
        Page page = browser.signedIn("operator", "en", "/repayments/new?loanId=CON-TWICE");
        FormData form = FormData.create()
                .set("_csrf", page.locator("form.action input[name=_csrf]").inputValue())
                .set("key", page.locator("input[name=key]").inputValue())
                .set("loanId", "CON-TWICE")
                .set("payer", "DEALER")
                .set("amount", "100.00")
                .set("currency", "CNY")
                .set("valueDate", "2026-03-10")
                .set("step", "do");
        String first = sent(page, form);
        assertThat(first).startsWith("/console/repayments/");
        assertThat(sent(page, form)).isEqualTo(first);
        page.navigate(browser.address("/repayments?loanId=CON-TWICE"));
        assertThat(page.locator("#main tbody tr")).hasCount(1);
    }

    private static String sent(Page page, FormData form) {
        APIResponse answer = page.request()
                .post(
                        browser.address("/repayments/new"),
                        RequestOptions.create().setForm(form).setMaxRedirects(0));
        String location = answer.headers().getOrDefault("location", answer.text());
        return location.replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void correctsARateAndShowsBothWhatWasBookedAndWhatHolds() {
        console.repaid("console-rates", "CON-RATES");
        Page page = browser.signedIn("operator", "en", "/loans/CON-RATES");
        page.getByText("Correct a rate").click();
        field(page, "Effective from").fill("2026-02-01");
        field(page, "Annual rate in percent").fill("6.9");
        field(page, "Reason").fill("The contract says 6.9 %");
        button(page, "Review").click();
        assertThat(row(page, "2026-02-01")).containsText("-1.67");
        button(page, "Correct a rate").click();
        assertThat(page.locator("#corrections + .scroll")).containsText("The contract says 6.9 %");

        page.navigate(browser.address("/loans/CON-RATES/accruals"));
        assertThat(page.locator("#main tr.corrected", new Page.LocatorOptions().setHasText("2026-02-01"))
                        .first())
                .containsText("40.00");
        assertThat(page.locator("#main tr.corrected", new Page.LocatorOptions().setHasText("2026-02-01"))
                        .first())
                .containsText("38.33");
        assertThat(page.locator(".u-over")).hasCount(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void refusesARateOfAnAccruedDateBesideItsField() {
        console.repaid("console-rates-2", "CON-RATES");
        Page page = browser.signedIn("operator", "en", "/loans/CON-RATES/rate?effectiveFrom=2026-02-01&annualRate=7");
        button(page, "Review").click();
        button(page, "Add a rate").click();
        assertThat(field(page, "Effective from")).hasAttribute("aria-invalid", "true");
        assertThat(field(page, "Annual rate in percent")).hasValue("7");
    }

    @Test
    void waivesALateFee() {
        console.system.repay("console-waives", """
                {"loanId": "CON-WAIVES", "payer": "DEALER", "amount": "1.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """);
        Page page = browser.signedIn("operator", "en", "/loans/CON-WAIVES");
        page.getByText("Waive fees").click();
        field(page, "Month of the late fee").fill("2026-01");
        field(page, "Reason").fill("Goodwill");
        button(page, "Review").click();
        assertThat(row(page, "Late fee receivable")).containsText("200.00");
        button(page, "Waive fees").click();
        assertThat(page.locator(".is-done")).containsText("The fees are waived.");
        assertThat(page.locator("#corrections + .scroll")).containsText("Goodwill");
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }
}
