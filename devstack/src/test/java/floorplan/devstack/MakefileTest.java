package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands of the Makefile. */
class MakefileTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^([a-z]+):.*## ");
    private static final Pattern FILES = Pattern.compile("\\$\\(shell find ([^)]*)\\)");

    /** Make would run a command with the name of a source file before each build from that file. */
    @Test
    void hasNoCommandNamedLikeFilesThatSomethingIsBuiltFrom() throws IOException {
        String makefile = Files.readString(Repository.root().resolve("Makefile"));
        List<String> commands = all(COMMAND, makefile);
        List<String> files = all(FILES, makefile).stream()
                .flatMap(words -> Stream.of(words.split(" ", -1)))
                .toList();

        assertThat(commands).contains("demo", "test").doesNotContainAnyElementsOf(files);
        assertThat(files).contains("sql", "pom.xml");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
