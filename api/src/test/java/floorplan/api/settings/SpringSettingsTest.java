package floorplan.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The API shows the Spring properties that docs/settings.md lists for it, and no other. */
class SpringSettingsTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void showsEachSpringPropertyOfTheDocument() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "settings.md"))) {
            String[] cells = line.split(" \\| ", -1);
            if (line.startsWith("| `") && List.of("API", "both").contains(cells[1])) {
                documented.addAll(names(cells[0]));
            }
        }
        documented.removeIf(name -> name.startsWith("floorplan."));

        assertThat(EffectiveSettings.SPRINGS).containsExactlyElementsOf(documented);
    }

    /** The names of a cell. One that begins with a dot stands for the name before it with another ending. */
    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        NAME.matcher(cell).results().map((MatchResult found) -> found.group(1)).forEach(name -> {
            if (name.startsWith(".")) {
                String before = names.getLast();
                names.add(before.substring(0, before.lastIndexOf('.')) + name);
            } else {
                names.add(name);
            }
        });
        return names;
    }
}
