package floorplan.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the links between the repository's documents. */
class DocumentLinksTest {
    @TempDir
    Path folder;

    @Test
    void eachLeadsToAFileAndAHeading() throws IOException {
        MarkdownLinks links = new MarkdownLinks(Repository.root(), filesOfTheRepository());

        assertThat(links.pages()).contains("README.md", "docs/operations.md");
        assertThat(links.broken()).isEmpty();
    }

    @Test
    void oneThatLeadsNowhereIsNamedWithPageAndLine() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("README.md"), """
                # Top
                [good](docs/a.md#once) [also](docs/) [here](#top) [away](https://example.org/none) `[code](none.md)`
                [no file](docs/none.md) and [no heading](docs/a.md#never)
                ```
                [in a block of code](none.md)
                ```
                text that [goes
                on](docs/a.md#once-2), see [a reference][r]

                [r]: ../outside.md
                """);
        Files.writeString(folder.resolve("docs/a.md"), """
                ## Once
                ## Once
                [up](../README.md#top) [its own](#once-1)
                """);

        assertThat(new MarkdownLinks(folder, List.of("README.md", "docs/a.md")).broken())
                .containsExactly(
                        "README.md:3: docs/none.md: there is no docs/none.md",
                        "README.md:3: docs/a.md#never: docs/a.md has no heading #never",
                        "README.md:8: docs/a.md#once-2: docs/a.md has no heading #once-2",
                        "README.md:10: ../outside.md: there is no ../outside.md");
    }

    @ParameterizedTest
    @CsvSource({
        "Day-end, day-end",
        "What mends itself, what-mends-itself",
        "'`day_end.vs_loop`, again', day_endvs_loop-again",
        "See [the README](README.md), see-the-readme",
        "利息 Interest (罚息), 利息-interest-罚息",
    })
    void aHeadingHasTheAnchorThatGitHubGivesIt(String heading, String anchor) {
        assertThat(MarkdownLinks.slug(heading)).isEqualTo(anchor);
    }

    /** All files that Git knows or would add, so that a page is checked before it is committed. */
    private List<String> filesOfTheRepository() throws IOException {
        Path root = Repository.root();
        Path list = folder.resolve("files");
        // A checkout may belong to another user.
        ProcessBuilder git = new ProcessBuilder(
                        "git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(root.toFile());
        Command.run(git, "", list, Duration.ofMinutes(1));
        return Files.readString(list).transform(names -> List.of(names.split("\0", -1))).stream()
                .filter(name -> Files.isRegularFile(root.resolve(name)))
                .toList();
    }
}
