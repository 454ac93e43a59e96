package floorplan.devstack;

import java.nio.file.Path;
import java.util.Set;

/** Debian's Chromium, the browser of the console's tests. */
public final class Chromium {
    private static final String NAME = "chromium";

    private Chromium() {}

    /**
     * The browser's program, installed if it is missing.
     *
     * @throws StackException if it cannot be installed; the message says what to do
     */
    public static synchronized Path program() {
        if (Command.find(NAME).isEmpty()) {
            Install.packages(Set.of(NAME));
        }
        return Command.find(NAME).orElseThrow(() -> new StackException(NAME + " was installed and is not on the PATH"));
    }
}
