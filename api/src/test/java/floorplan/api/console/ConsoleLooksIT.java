package floorplan.api.console;

import static floorplan.api.console.ConsoleBrowser.script;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import floorplan.api.console.ConsolePages.ConsolePage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page is accessible, fits narrow and zoomed windows, stands still, is small, and has only its own scripts and
 * styles.
 */
class ConsoleLooksIT {
    /** The most bytes of a page with its styles and scripts. */
    private static final int MOST_BYTES = 150_000;

    private static final String TRANSFERRED =
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, each) => sum + each.encodedBodySize, 0)";

    private static final String AXE = script("/axe.min.js");

    private static final String CUT_OFF = script("cut-off-texts.js");

    /**
     * Runs axe with the given rules, or with all if there are none. The dark theme changes only colours, so one rule is
     * enough for it.
     */
    private static final String VIOLATIONS = "async rules => (await axe.run(document, {resultTypes: ['violations'],"
            + " runOnly: rules.length ? {type: 'rule', values: rules} : undefined})).violations"
            + ".map(each => each.id + ' ' + each.nodes[0].html)";

    private static final boolean PICTURES = Boolean.getBoolean("floorplan.console.pictures");

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
    void everyPageIsAccessibleSmallAndFitsANarrowWindow(String language) {
        Page page = browser.signedIn("operator", language, "");
        List<String> wrong = new ArrayList<>();
        for (ConsolePage shown : console.namedPages()) {
            page.setViewportSize(1200, 800);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.navigate(browser.address(shown.path()));
            int bytes = (Integer) page.evaluate(TRANSFERRED);
            if (bytes > MOST_BYTES) {
                wrong.add(shown.name() + " transfers " + bytes + " bytes");
            }
            ConsoleBrowser.shifts(page).forEach(shift -> wrong.add(shown.name() + " shifts by " + shift));
            if (page.locator(".top nav [aria-current]").count() != (shown.name().equals("search") ? 0 : 1)) {
                wrong.add(shown.name() + " is not marked as part of one section");
            }
            picture(page, shown.name() + "-" + language + "-light");
            page.evaluate(AXE);
            violations(page, List.of()).forEach(found -> wrong.add(shown.name() + ": " + found));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            picture(page, shown.name() + "-" + language + "-dark");
            violations(page, List.of("color-contrast")).forEach(found -> wrong.add(shown.name() + " dark: " + found));
            page.setViewportSize(360, 740);
            Object width = page.evaluate("document.documentElement.scrollWidth");
            if (!width.equals(360)) {
                wrong.add(shown.name() + " is " + width + " wide in a window of 360");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyPageCanBeReadAtTwiceItsSize(String language) {
        Page page = browser.zoomed("operator", language);
        List<String> wrong = new ArrayList<>();
        for (ConsolePage shown : console.namedPages()) {
            page.navigate(browser.address(shown.path()));
            ConsoleBrowser.shifts(page).forEach(shift -> wrong.add(shown.name() + " shifts by " + shift));
            Object width = page.evaluate("document.documentElement.scrollWidth");
            if (!width.equals(640)) {
                wrong.add(shown.name() + " is " + width + " wide in a window of 640");
            }
            ((List<?>) page.evaluate(CUT_OFF)).forEach(text -> wrong.add(shown.name() + " cuts off the " + text));
        }
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> violations(Page page, List<String> rules) {
        return ((List<?>) page.evaluate(VIOLATIONS, rules)).stream().map(String::valueOf);
    }

    /**
     * Renews the pictures in {@code docs/console}, if asked to: each page in English with the light theme, and in
     * Chinese with the dark theme.
     */
    private static void picture(Page page, String name) {
        if (PICTURES && name.matches(".*-(en-light|zh-CN-dark)")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("..", "docs", "console", name + ".png")));
        }
    }
}
