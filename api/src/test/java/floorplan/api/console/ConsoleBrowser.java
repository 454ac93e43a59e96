package floorplan.api.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import floorplan.api.system.TestProvider;
import floorplan.devstack.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, in which people sign in to the console. */
final class ConsoleBrowser implements AutoCloseable {
    /** The longest that a test waits for a page: only a test that would fail anyway takes as long. */
    private static final int PATIENCE_MILLIS = 120_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.program())
                    .setArgs(List.of("--no-sandbox")));
    private final String console;
    private final List<String> complaints = new ArrayList<>();

    ConsoleBrowser(String api) {
        this.console = api + "/console";
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** A new window, in which nobody has signed in. */
    Page window(String language) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale(language).setBaseURL(console));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // The browser reports each status above 399 of a page, also an expected one.
            if (message.type().equals("error") && !message.text().contains("the server responded with a status")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A window of a person who has signed in, and sees the page that they asked for. */
    Page signedIn(String user, String language, String path) {
        Page page = window(language);
        page.navigate(console + path);
        fillIn(page, user);
        return page;
    }

    static void fillIn(Page page, String user) {
        page.getByLabel("Username").fill(user);
        page.getByLabel("Password").fill(TestProvider.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The row of a table with this header. */
    static Locator row(Page page, String header) {
        return page.locator(
                "tr",
                new Page.LocatorOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(header).setExact(true))));
    }

    String address(String path) {
        return console + path;
    }

    /** Errors in scripts and violations of the content policy so far. */
    List<String> complaints() {
        return complaints;
    }

    void closeWindows() {
        browser.contexts().forEach(BrowserContext::close);
        complaints.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
