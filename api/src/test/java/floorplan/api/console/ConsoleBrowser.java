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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** The text of a script beside this class, or of one with an absolute path. */
    static String script(String name) {
        try (InputStream script = ConsoleBrowser.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new window, in which nobody has signed in. */
    Page window(String language) {
        return window(language, new Browser.NewContextOptions());
    }

    private Page window(String language, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale(language).setBaseURL(console));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(script("watch-shifts.js"));
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

    /** A window of 1280 by 720 pixels, zoomed to 200 percent, of a person who has signed in. */
    Page zoomed(String user, String language) {
        Page page = window(
                language,
                new Browser.NewContextOptions().setViewportSize(640, 360).setDeviceScaleFactor(2));
        page.navigate(console);
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

    /** The layout shifts of the page so far that no click or key has caused: the score and the elements of each. */
    static List<String> shifts(Page page) {
        return ((List<?>) page.evaluate("shiftsSoFar()"))
                .stream().map(String::valueOf).toList();
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
