package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A morning of receipts: banks' files come in, their exceptions are resolved, and the day is closed. */
class ConsoleReceiptsMorningIT {
    private static final int HELD_LINES = 20;

    private static ConsoleUnderTest console;
    private static ConsoleBrowser browser;
    private static DayEndClient dayEnds;

    @BeforeAll
    static void start() {
        console = ConsoleUnderTest.get();
        browser = console.browser;
        dayEnds = new DayEndClient(console.system);
    }

    @AfterEach
    void closeTheWindows() {
        browser.closeWindows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void endsWithEveryExceptionResolvedAndTheBooksBalanced(String language) {
        String date = dayEnds.nextDate();
        String dealer = "DESK-" + language;
        new Portfolio()
                .dealer(dealer, "1000000.00")
                .loan(dealer + "-1", dealer, "DEALER", LocalDate.parse(date))
                .loan(dealer + "-2", dealer, "DEALER", LocalDate.parse(date))
                .importInto(console.system);
        ConsolePerson clerk = ConsolePerson.signedIn(browser, "operator", language);

        aFileIsSentWhoseReceiptsMatchInPart(clerk, dealer, date);
        aReceiptIsAppliedToACandidate(clerk, dealer + "-2", dealer);
        aReceiptIsRefunded(clerk, dealer);
        aReceiptIsReturned(clerk, dealer);
        aHeldFileGoesOn(clerk, dealer, date);
        theWaitingReturnIsCarriedOut(clerk, dealer);
        aHeldFileIsGivenUp(clerk, dealer, date);
        theBankAgreesWithTheBooks(clerk, date);
        theDayIsClosed(clerk, date);

        clerk.signOut();
        assertThat(browser.complaints()).isEmpty();
        MoneyInvariants.assertBalanced(console.system);
    }

    private static void aFileIsSentWhoseReceiptsMatchInPart(ConsolePerson clerk, String dealer, String date) {
        sendFile(
                clerk,
                "receipts=4/1620.00, returns=1/30.00",
                line(dealer + "-R1", "RECEIPT", date, "500.00", dealer + "-1", "", "")
                        + line(
                                dealer + "-R2",
                                "RECEIPT",
                                date,
                                "1000.00",
                                "",
                                "",
                                "for %1$s-1 or %1$s-2".formatted(dealer))
                        + line(dealer + "-R3", "RECEIPT", date, "50.00", "", "", "paid twice")
                        + line(dealer + "-R4", "RECEIPT", date, "70.00", "", "", "not ours")
                        + line(dealer + "-T1", "RETURN", date, "30.00", "", dealer + "-R9", "came first"));
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("fileStatus.POSTED_WITH_EXCEPTIONS"));
        clerk.click("receiptFile.allLines");
        assertThat(clerk.row(dealer + "-R1")).containsText(clerk.word("lineOutcome.APPLIED"));
        assertThat(clerk.row(dealer + "-T1")).containsText(clerk.word("lineOutcome.RETURN_WAITING"));
        openWaitingFile(clerk, "WAITING_RETURNS");
        clerk.click("lineOutcome.RETURN_WAITING");
        assertThat(clerk.row(dealer + "-T1")).isVisible();
        toLines(clerk);
    }

    private static void aReceiptIsAppliedToACandidate(ConsolePerson clerk, String loan, String dealer) {
        openReceipt(clerk, dealer + "-R2");
        clerk.row(loan).locator("a[href*='application']").click();
        assertThat(clerk.field("field.loanId")).hasValue(loan);
        clerk.field("field.payer").selectOption("DEALER");
        clerk.carryOut("application");
        assertThat(clerk.page().locator(".facts").first()).containsText(loan);
    }

    private static void aReceiptIsRefunded(ConsolePerson clerk, String dealer) {
        toLines(clerk);
        openReceipt(clerk, dealer + "-R3");
        clerk.click("action.refund.do");
        clerk.fill("field.reason", "It was paid twice");
        clerk.carryOut("refund");
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("receiptStatus.REFUNDED"));
    }

    private static void aReceiptIsReturned(ConsolePerson clerk, String dealer) {
        toLines(clerk);
        openReceipt(clerk, dealer + "-R4");
        clerk.click("action.return.do");
        clerk.fill("field.reason", "It is another lender's");
        clerk.carryOut("return");
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("receiptStatus.RETURNED"));
    }

    /** Of 20 receipts, nine name a loan, and the last is the one that the waiting return takes back. */
    private static void aHeldFileGoesOn(ConsolePerson clerk, String dealer, String date) {
        String lines = IntStream.range(0, HELD_LINES - 1)
                .mapToObj(i ->
                        line(dealer + "-H" + i, "RECEIPT", date, "1.00", i < 9 ? dealer + "-1" : "", "", "a statement"))
                .collect(Collectors.joining());
        sendFile(
                clerk,
                "receipts=20/49.00, returns=0/0.00",
                lines + line(dealer + "-R9", "RECEIPT", date, "30.00", "", "", "taken back"));
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("fileStatus.HELD"));
        openWaitingFile(clerk, "HELD_FILES");
        clerk.click("action.release.do");
        clerk.fill("field.reason", "The statement is right");
        clerk.carryOut("release");
        // Nobody reloads the page.
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("fileStatus.POSTED_WITH_EXCEPTIONS"));
    }

    private static void theWaitingReturnIsCarriedOut(ConsolePerson clerk, String dealer) {
        clerk.click("receiptFile.allLines");
        openReceipt(clerk, dealer + "-R9");
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("receiptStatus.RETURNED"));
    }

    private static void aHeldFileIsGivenUp(ConsolePerson clerk, String dealer, String date) {
        String lines = IntStream.range(0, HELD_LINES)
                .mapToObj(i -> line(dealer + "-W" + i, "RECEIPT", date, "1.00", "", "", "another lender's"))
                .collect(Collectors.joining());
        sendFile(clerk, "receipts=20/20.00, returns=0/0.00", lines);
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("fileStatus.HELD"));
        clerk.click("action.give-up.do");
        clerk.fill("field.reason", "It is the wrong file");
        clerk.carryOut("give-up");
        assertThat(clerk.page().locator(".facts")).containsText(clerk.word("fileStatus.REFUSED"));
    }

    private static void theBankAgreesWithTheBooks(ConsolePerson clerk, String date) {
        clerk.follow("section.RECEIPTS");
        clerk.click("bankDays.title");
        assertThat(clerk.row(date)).containsText("1,639.00");
        assertThat(clerk.row(date).locator("td").last()).hasText("0.00");
    }

    private static void theDayIsClosed(ConsolePerson clerk, String date) {
        clerk.follow("section.DAY_ENDS");
        clerk.click("action.closeDate.do");
        clerk.fill("field.businessDate", date);
        clerk.carryOut("closeDate");
        assertThat(clerk.page().locator("#progress")).containsText(clerk.word("dayEndStatus.BALANCED"));
    }

    private static void sendFile(ConsolePerson clerk, String control, String lines) {
        clerk.follow("section.RECEIPTS");
        clerk.click("action.receipt-file.do");
        clerk.fill("field.Floorplan-Control", control);
        clerk.sendFile("receipt-file", ConsoleUnderTest.RECEIPTS + lines);
    }

    private static String line(
            String reference, String kind, String date, String amount, String loan, String original, String text) {
        return String.join(",", reference, kind, date, amount, "CNY", "", loan, "", original, text) + "\n";
    }

    /** Goes from the count of a kind on the first page to the newest file that it counts. */
    private static void openWaitingFile(ConsolePerson clerk, String kind) {
        clerk.follow("section.TODAY");
        clerk.click("attention." + kind);
        clerk.page().locator("main tbody a").first().click();
    }

    /** Goes from the receipts to the lines of the newest file. */
    private static void toLines(ConsolePerson clerk) {
        clerk.follow("section.RECEIPTS");
        clerk.click("receiptFiles.title");
        clerk.page().locator("main tbody a").first().click();
        clerk.click("receiptFile.allLines");
    }

    private static void openReceipt(ConsolePerson clerk, String reference) {
        Page page = clerk.page();
        clerk.row(reference).locator("a[href*='/receipts/']").click();
        page.waitForURL("**/receipts/*");
    }
}
