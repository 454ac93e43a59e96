package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static floorplan.api.console.ConsoleBrowser.button;
import static floorplan.api.console.ConsoleBrowser.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import floorplan.api.system.Portfolio;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money that comes by a bank's file reaches its loan, or goes back, by people's decisions in the console. */
class ConsoleReceiptsIT {
    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
        new Portfolio()
                .dealer("CON-E", "1000000.00")
                .loan("CON-TAKES", "CON-E", "DEALER")
                .importInto(console.system);
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @Test
    void anOperatorSendsAFileAndAppliesItsReceiptToALoan() {
        Page page = browser.signedIn("operator", "en", "/receipts");
        page.getByText("Send a file").click();
        send(page, "receipts=1/10000.00, returns=0/0.00", "E-1,RECEIPT,2026-03-10,10000.00,CNY,,,,,no loan named");
        assertThat(page.locator(".is-done")).containsText("The file has arrived.");
        assertThat(page.locator("#totals + .scroll")).containsText("10,000.00");

        page.getByText("All lines").click();
        page.locator("#main tbody a[href*='/receipts/']").click();
        assertThat(page.locator(".facts")).containsText("Bank");
        page.getByText("Apply it to a loan").click();
        page.getByLabel("Loan", new Page.GetByLabelOptions().setExact(true)).fill("CON-TAKES");
        page.getByLabel("Payer").selectOption("DEALER");
        assertThat(page.getByLabel("Value date")).hasValue("2026-03-10");
        button(page, "Review").click();
        assertThat(row(page, "Unapplied receipts")).containsText("10,000.00");
        assertThat(row(page, "Principal receivable")).containsText("7,234.49");
        button(page, "Apply it to a loan").click();
        assertThat(page.locator(".is-done")).containsText("The receipt is applied.");
        page.locator(".facts a[href*='/receipts/']").click();
        assertThat(row(page, "Application to a loan")).containsText("CON-TAKES");
        assertThat(page.locator(".does")).hasText("Return it to the bank");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void namesTheLoansThatAReceiptMayBeFor() {
        Page page = browser.signedIn("operator", "en", "/receipt-files/new");
        // Every loan of a Portfolio has this VIN.
        send(page, "receipts=1/70.00, returns=0/0.00", "E-4,RECEIPT,2026-03-10,70.00,CNY,,,LSVAA4182E2184847,,by VIN");
        page.getByText("All lines").click();
        page.locator("#main tbody a[href*='/receipts/']").click();
        assertThat(row(page, "CON-TAKES")).containsText("The line names its VIN");
        page.getByText("Apply it to CON-TAKES").click();
        assertThat(page.getByLabel("Loan", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("CON-TAKES");
    }

    @Test
    void refundsAReceiptInPart() {
        Page page = browser.signedIn("operator", "en", "/receipt-files/new");
        send(page, "receipts=1/50.00, returns=0/0.00", "E-2,RECEIPT,2026-03-10,50.00,CNY,,,,,twice");
        page.getByText("All lines").click();
        page.locator("#main tbody a[href*='/receipts/']").click();
        page.getByText("Refund it").click();
        page.getByLabel("Amount").fill("60.00");
        page.getByLabel("Reason").fill("Paid twice");
        button(page, "Review").click();
        button(page, "Refund it").click();
        assertThat(page.getByLabel("Amount")).hasAttribute("aria-invalid", "true");

        page.getByLabel("Amount").fill("20.00");
        button(page, "Review").click();
        assertThat(page.locator("#main")).containsText("Paid twice");
        button(page, "Refund it").click();
        assertThat(page.locator(".is-done")).containsText("The refund is booked.");
        assertThat(row(page, "Refund")).containsText("20.00");
        assertThat(page.locator(".facts")).containsText("30.00");
    }

    @Test
    void showsWhyAFileIsRefused() {
        Page page = browser.signedIn("operator", "en", "/receipt-files/new");
        send(page, "receipts=1/50.00, returns=0/0.00", "E-3,RECEIPT,2026-03-10,fifty,CNY,,,,,wrong");
        assertThat(page.locator(".facts")).containsText("Refused");
        assertThat(page.locator("#reasons + .scroll")).containsText("amount");
        assertThat(page.locator(".is-done")).hasCount(0);
    }

    @Test
    void saysWhichProfilesThereAre() {
        Page page = browser.signedIn("operator", "en", "/receipt-files/new?profile=nobody");
        send(page, "", "");
        assertThat(page.getByLabel("Profile")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".wrong")).containsText("csv");
    }

    private static void send(Page page, String control, String line) {
        page.getByLabel("Stated totals").fill(control);
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(
                        "receipts.csv",
                        "text/csv",
                        (ConsoleUnderTest.RECEIPTS + line + "\n").getBytes(StandardCharsets.UTF_8)));
        button(page, "Send a file").click();
    }
}
