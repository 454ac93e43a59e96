package floorplan.api.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The explanations of the problem types: {@code docs/problems.md}, which the build packs into the program. */
final class ProblemCatalogue {
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(?<type>/problems/[a-z-]+)` \\| (?<status>\\d{3}) \\| (?<when>.+) \\| (?<remedy>.+) \\|$",
            Pattern.MULTILINE);

    private final String text;

    ProblemCatalogue() {
        try (InputStream page = ProblemCatalogue.class.getResourceAsStream("problems.md")) {
            text = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entry of the page. */
    record CatalogueEntry(String type, int status, String when, String remedy) {
        static CatalogueEntry of(MatchResult row) {
            return new CatalogueEntry(
                    row.group("type"), Integer.parseInt(row.group("status")), row.group("when"), row.group("remedy"));
        }
    }

    /** The whole page. */
    String text() {
        return text;
    }

    List<CatalogueEntry> entries() {
        return ROW.matcher(text).results().map(CatalogueEntry::of).toList();
    }

    Optional<CatalogueEntry> find(String type) {
        Map<String, CatalogueEntry> byType =
                entries().stream().collect(Collectors.toMap(CatalogueEntry::type, Function.identity()));
        return Optional.ofNullable(byType.get(type));
    }
}
