package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that README.md and README.zh-CN.md have the same content in two languages. */
class ChineseReadmeTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]+`");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern REMARK = Pattern.compile("(?m) +# .*$");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("(?m)^\\[[^]]+]\\(README[^)]*\\)$");

    private final String english = page("README.md");
    private final String chinese = page("README.zh-CN.md");

    private static String page(String name) {
        try {
            String text = Files.readString(Repository.root().resolve(name));
            assertThat(text).as(name + " leads to the other language").containsPattern(OTHER_LANGUAGE);
            return OTHER_LANGUAGE.matcher(text).replaceFirst("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> prose(Pattern pattern, String text) {
        return all(pattern, BLOCK.matcher(text).replaceAll(""));
    }

    @Test
    void haveHeadingsOfTheSameLevels() {
        assertThat(prose(HEADING, chinese)).isEqualTo(prose(HEADING, english));
    }

    @Test
    void showTheSameCommands() {
        assertThat(all(BLOCK, REMARK.matcher(chinese).replaceAll("")))
                .isEqualTo(all(BLOCK, REMARK.matcher(english).replaceAll("")));
    }

    @Test
    void nameTheSameCommandsFilesAndSettings() {
        assertThat(prose(CODE, chinese)).containsExactlyInAnyOrderElementsOf(prose(CODE, english));
    }

    @Test
    void leadToTheSamePages() {
        assertThat(prose(LINK, chinese)).isEqualTo(prose(LINK, english));
    }
}
