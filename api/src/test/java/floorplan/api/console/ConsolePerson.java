package floorplan.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;

/** A person who has signed in and finds their way by the words of their language. Fields are named by their keys. */
record ConsolePerson(Page page, ResourceBundle words) {
    static ConsolePerson signedIn(ConsoleBrowser browser, String user, String language) {
        return new ConsolePerson(browser.signedIn(user, language, "/today"), ConsoleUnderTest.words(language));
    }

    String word(String key) {
        return words.getString(key);
    }

    /** Goes to a section of the navigation. */
    void follow(String section) {
        page.locator("nav")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(word(section)).setExact(true))
                .click();
    }

    void click(String key) {
        page.locator("main")
                .getByText(word(key), new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    Locator field(String key) {
        return page.getByLabel(word(key), new Page.GetByLabelOptions().setExact(true));
    }

    void fill(String key, String text) {
        field(key).fill(text);
    }

    /** The row of a table that has a text. */
    Locator row(String text) {
        return page.locator("main tr", new Page.LocatorOptions().setHasText(text));
    }

    void sendFile(String action, String content) {
        field("action.file")
                .setInputFiles(new FilePayload("file.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        ConsoleBrowser.button(page, word("action." + action + ".do")).click();
    }

    /** Reviews the form and carries it out. */
    void carryOut(String action) {
        ConsoleBrowser.button(page, word("action.review")).click();
        ConsoleBrowser.button(page, word("action." + action + ".do")).click();
        assertThat(page.locator(".is-done")).containsText(word("action." + action + ".done"));
    }

    void signOut() {
        ConsoleBrowser.button(page, word("layout.signOut")).click();
        assertThat(page.locator("h1")).containsText(word("signedOut.title"));
    }
}
