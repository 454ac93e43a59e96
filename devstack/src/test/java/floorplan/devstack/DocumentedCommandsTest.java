package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each command of README.md and CONTRIBUTING.md is run by a test or is named there as not run. README.zh-CN.md has the
 * same commands, see {@link ChineseReadmeTest}.
 */
class DocumentedCommandsTest {
    private static final Path ROOT = Repository.root();
    private static final String CLASS = "devstack/target/classes/floorplan/devstack/Devstack.class";

    /** The commands that this class runs, as far as they are the same each time, with a part of their output. */
    private static final Map<String, String> RUN_HERE = Map.of(
            "make", "make demo +Start the system",
            "make token", "operator",
            "make token ROLE=dealer:EXAMPLE-DEALER-1", "^[\\w-]+\\.[\\w-]+\\.[\\w-]+\n$",
            "make status", "mariadb +down",
            "make down", "",
            "devstack/find-jdk", "^/.+\n$");

    /** The beginnings of other commands that are run, with the file that runs each. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "make test", ".ci/run",
            "curl -s $FLOORPLAN_URL/v1/repayments", "api/src/test/java/floorplan/api/repayment/ReadmeRequestIT.java",
            ". .floorplan/env", "api/src/test/java/floorplan/api/repayment/ReadmeRequestIT.java");

    private static final Pattern TARGET = Pattern.compile("make ([a-z]+)");
    private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");
    private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test=(?!None )([A-Z]\\w*(?:#\\w+)?)(?=\\s|$)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md"})
    void eachIsRunByATestOrNamedAsNotRun(String page) {
        DocumentedCommands commands = DocumentedCommands.of(page);

        assertThat(commands.all())
                .as("give each a test, or name it on the page in a sentence that begins with: No test runs")
                .isNotEmpty()
                .allSatisfy(command -> assertThat(isRun(command) || isNamed(command, commands.notRun()))
                        .as(command)
                        .isTrue());
        assertThat(commands.notRun()).isNotEmpty().noneMatch(DocumentedCommandsTest::isRun);
    }

    @Test
    void aCommandOfABlockOrInASentenceIsFound() {
        DocumentedCommands commands = new DocumentedCommands("""
                Run `make demo`, then `Devstack`. No test runs `make demo`, `a.b c` or `mvn`; see `make down`.
                ```
                unknown -x \\
                  --y   # a remark
                ```
                ```json
                {}
                ```
                """);

        assertThat(commands.all()).containsExactlyInAnyOrder("make demo", "make down", "mvn", "unknown -x --y");
        assertThat(commands.notRun()).containsExactly("make demo", "mvn");
    }

    @Test
    void commandsRunElsewhereNameATestThatExists() {
        assertThat(RUN_ELSEWHERE.values())
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).isRegularFile());
        assertThat(ROOT.resolve(".ci/run")).content().contains("make test");
    }

    /** Runs them in a folder that looks like a checkout, so that they see no system and leave none. */
    @Test
    void cheapCommandsDoAsThePageSays() throws IOException {
        Path checkout = Files.createDirectory(folder.resolve("checkout"));
        List<Path> links = linksTo(ROOT, checkout);
        try {
            for (Map.Entry<String, String> command : RUN_HERE.entrySet()) {
                assertThat(output(checkout, command.getKey()))
                        .as(command.getKey())
                        .containsPattern(command.getValue());
            }
        } finally {
            for (Path link : links) {
                Files.delete(link);
            }
        }
    }

    private static List<Path> linksTo(Path root, Path folder) throws IOException {
        List<Path> links = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.toList()) {
                if (!file.endsWith(".floorplan")) {
                    links.add(Files.createSymbolicLink(folder.resolve(file.getFileName()), file));
                }
            }
        }
        return links;
    }

    @Test
    void eachNamesTargetsModulesAndTestsThatExist() throws IOException {
        Map<String, String> pagesOfCommands = pagesOfCommands();
        String makefile = Files.readString(ROOT.resolve("Makefile"));
        Map<String, String> tests = testsOfTheRepository();

        assertThat(pagesOfCommands.keySet()).anyMatch(command -> command.contains("WorkedExampleTest#"));
        pagesOfCommands.forEach((command, page) -> {
            String where = page + ": " + command;
            for (String target : groups(TARGET, command)) {
                assertThat(makefile).as(where).containsPattern("(?m)^" + target + ":");
            }
            for (String modules : groups(MODULES, command)) {
                assertThat(modules.split(",", -1))
                        .as(where)
                        .allSatisfy(module -> assertThat(ROOT.resolve(module).resolve("pom.xml"))
                                .exists());
            }
            for (String test : groups(TEST, command)) {
                String[] classAndMethod = test.split("#", -1);
                assertThat(tests).as(where).containsKey(classAndMethod[0]);
                if (classAndMethod.length == 2) {
                    assertThat(tests.get(classAndMethod[0])).as(where).contains(" " + classAndMethod[1] + "(");
                }
            }
        });
    }

    private static boolean isNamed(String command, List<String> beginnings) {
        String withoutVariable = command.replaceFirst("^[A-Z_]+=\\S+ ", "");
        return beginnings.stream().anyMatch(withoutVariable::startsWith);
    }

    private static boolean isRun(String command) {
        return RUN_HERE.containsKey(command) || RUN_ELSEWHERE.keySet().stream().anyMatch(command::startsWith);
    }

    /** The output of a command in a checkout; a command of make takes the built program as it is. */
    private String output(Path checkout, String command) throws IOException {
        Path log = Files.createTempFile(folder, "command", ".log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command.replaceFirst("^make", "make -s -o " + CLASS))
                .directory(checkout.toFile());
        // A test may run below make itself.
        shell.environment().keySet().removeIf(name -> name.startsWith("MAKE") || name.equals("MFLAGS"));
        Command.succeeds(shell, "", log, Duration.ofMinutes(1));
        return Files.readString(log);
    }

    /** Each command of README.md, CONTRIBUTING.md and the pages in {@code docs} itself, with one page that has it. */
    private static Map<String, String> pagesOfCommands() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md"),
                            docs.map(ROOT::relativize).map(Path::toString))
                    .filter(page -> page.endsWith(".md"))
                    .forEach(page -> DocumentedCommands.of(page).all().forEach(command -> pages.put(command, page)));
        }
        return pages;
    }

    /** The source of each test class, by its name. */
    private static Map<String, String> testsOfTheRepository() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "*")) {
            for (Path module : modules) {
                Path tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (Stream<Path> files = Files.walk(tests)) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                        }
                    }
                }
            }
        }
        return sources;
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
