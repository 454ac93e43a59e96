package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The commands of a Markdown page: the lines of its blocks of code that name no language, and the inline code that
 * begins with a program's name. The page states in a sentence that begins with "No test runs" which commands are not
 * run.
 */
final class DocumentedCommands {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
    private static final Pattern REMARK = Pattern.compile(" +# .*$");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:[A-Z_]+=\\S+ )?(?:make|mvn|git|curl|docker|apt-get|pip|java|devstack/find-jdk)(?: .*)?");
    private static final Pattern NOT_RUN = Pattern.compile("No test runs ((?:[^`.:;]|`[^`]+`)*)");

    private final String text;

    DocumentedCommands(String text) {
        this.text = text;
    }

    static DocumentedCommands of(String page) {
        try {
            return new DocumentedCommands(Files.readString(Repository.root().resolve(page)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each command once, without remarks, on one line. */
    Set<String> all() {
        Set<String> commands = new TreeSet<>();
        BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).isEmpty())
                .forEach(block -> CONTINUED
                        .matcher(block.group(2))
                        .replaceAll("")
                        .lines()
                        .map(line -> REMARK.matcher(line).replaceFirst("").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(commands::add));
        commands.addAll(inline(prose()));
        return commands;
    }

    /** The beginnings of the commands that the page names as not run. */
    List<String> notRun() {
        List<String> beginnings = new ArrayList<>();
        NOT_RUN.matcher(prose()).results().forEach(found -> beginnings.addAll(inline(found.group(1))));
        return beginnings;
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static List<String> inline(String prose) {
        return INLINE.matcher(prose)
                .results()
                .map(found -> found.group(1))
                .filter(PROGRAM.asMatchPredicate())
                .toList();
    }
}
