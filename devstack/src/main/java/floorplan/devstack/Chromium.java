package floorplan.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Debian's Chromium without a window, the browser of the console's tests, and a font for the console's Chinese. */
public final class Chromium {
    /** It uses half as much CPU per page as the package chromium, which draws its window even if nobody sees it. */
    private static final String NAME = "chromium-headless-shell";

    /** The smallest package with all characters of Chinese: 1.6 MB, where fonts-noto-cjk has 57 MB. */
    private static final String FONT = "fonts-wqy-microhei";

    private static final Path FONT_FILE = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");

    private Chromium() {}

    /**
     * The browser's program. Installs the browser or the font if it is missing.
     *
     * @throws StackException if it cannot be installed; the message says what to do
     */
    public static synchronized Path program() {
        Set<String> missing = new TreeSet<>();
        if (Command.find(NAME).isEmpty()) {
            missing.add(NAME);
        }
        if (!Files.exists(FONT_FILE)) {
            missing.add(FONT);
        }
        if (!missing.isEmpty()) {
            Install.packages(missing);
        }
        return Command.find(NAME).orElseThrow(() -> new StackException(NAME + " was installed and is not on the PATH"));
    }
}
