package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the names in the glossary exist, and that the page of tables has every table. */
class NamesInDocumentsTest {
    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w+)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z][a-z]\\w*)(?:\\.(\\w+))?");
    private static final Pattern COLUMN = Pattern.compile("(?:clms\\.)?(\\w+)\\.(\\w+)");

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.root().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String text(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file)).append('\n');
        }
        return text.toString();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    @Test
    void thePageOfTablesHasEveryTable() throws IOException {
        String page = Files.readString(Repository.root().resolve("sql/README.md"));
        List<String> described = page.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> found(CODE, line.split(" \\| ", 2)[0]).stream())
                .distinct()
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(found(TABLE, text(files("sql", ".sql"))));
    }

    @Test
    void theGlossaryNamesClassesAndColumnsThatExist() throws IOException {
        Map<String, String> sourceByClass = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Repository.root())) {
            for (Path sources : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                for (Path file : files(sources.toString(), ".java")) {
                    String source = Files.readString(file);
                    found(DECLARED, source).forEach(name -> sourceByClass.putIfAbsent(name, source));
                }
            }
        }
        String sql = text(files("sql", ".sql"));
        String glossary = Files.readString(Repository.root().resolve("docs/glossary.md"));

        assertThat(glossary.lines()
                        .map(line -> line.split(" \\| ", -1))
                        .filter(cells -> cells.length == 4)
                        .flatMap(cells -> found(CODE, cells[3]).stream())
                        .filter(name -> isMissing(name, sourceByClass, sql)))
                .isEmpty();
    }

    /** Names of other forms, such as operations and fields of JSON, are not checked. */
    private static boolean isMissing(String name, Map<String, String> sourceByClass, String sql) {
        Matcher type = CLASS.matcher(name);
        if (type.matches()) {
            String source = sourceByClass.getOrDefault(type.group(1), "");
            return source.isEmpty() || (type.group(2) != null && !hasWord(source, type.group(2)));
        }
        Matcher column = COLUMN.matcher(name);
        return column.matches() && !(hasWord(sql, column.group(1)) && hasWord(sql, column.group(2)));
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(text).find();
    }
}
