package floorplan.console.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person on the page after an action that it is done.
 *
 * @param word key of the notice
 * @param running true if the API has accepted the action and not finished it
 */
public record DoneNotice(String word, boolean running) {
    static final String DONE = "done";
    static final String RUNNING = "running";
    private static final Pattern NAME = Pattern.compile("[A-Za-z-]{1,40}");

    /** Address of a page with the notice. */
    public static String on(String page, String action, boolean running) {
        int hash = page.indexOf('#');
        String path = hash < 0 ? page : page.substring(0, hash);
        String added = (path.indexOf('?') < 0 ? "?" : "&") + DONE + "=" + action + (running ? "&" + RUNNING : "");
        return path + added + (hash < 0 ? "" : page.substring(hash));
    }

    /** The notice that a page's address asks for; null if it names none. */
    static @Nullable DoneNotice of(@Nullable String action, @Nullable String running) {
        return action != null && NAME.matcher(action).matches()
                ? new DoneNotice("action." + action + ".done", running != null)
                : null;
    }
}
