package floorplan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The filters of a list take whatever the API's parameters of the same names take. */
class FilterFieldsTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "console");
    private static final Pattern CHOICE = Pattern.compile("choice\\(#\\{[^}]*}, '(\\w+)', '\\w+', \\$\\{ \\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("name=\"(\\w+)\"[^>]*maxlength=\"(\\d+)\"");

    /** Most outcomes of a line need nobody, so the filter offers only the others. */
    private static final String OUTCOME = "outcome";

    private final JsonNode paths = JsonMapper.shared()
            .readTree(Path.of("..", "docs", "openapi.json").toFile())
            .path("paths");

    @ParameterizedTest
    @CsvSource({
        "loans.html, /v1/loans, 2",
        "repayments.html, /v1/repayments, 3",
        "receipts.html, /v1/receipts, 2",
        "receipt-files.html, /v1/receipt-files, 2",
        "imports.html, /v1/imports, 2"
    })
    void offersEveryConstant(String template, String path, int filters) throws IOException {
        List<MatchResult> choices = found(CHOICE, template);
        assertThat(choices).hasSize(filters);
        for (MatchResult choice : choices) {
            List<String> constants = parameter(path, choice.group(1))
                    .path("enum")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            List<String> offered = Arrays.stream(choice.group(2).split(",", -1))
                    .map(constant -> constant.strip().replace("'", ""))
                    .toList();
            if (choice.group(1).equals(OUTCOME)) {
                assertThat(constants).containsAll(offered);
            } else {
                assertThat(offered).as(choice.group(1)).containsExactlyInAnyOrderElementsOf(constants);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "audit.html, /v1/audit, actor",
        "audit.html, /v1/audit, subject",
        "repayments.html, /v1/repayments, idempotencyKey"
    })
    void takesTheLongestText(String template, String path, String name) throws IOException {
        assertThat(found(TEXT, template))
                .filteredOn(field -> field.group(1).equals(name))
                .extracting(field -> Integer.valueOf(field.group(2)))
                .containsExactly(parameter(path, name).path("maxLength").asInt());
    }

    /** The other text fields are ids, numbers and times. The API's rules for these values give the lengths. */
    @Test
    void knowsTheLengthsOfAllTextFields() throws IOException {
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                for (MatchResult field : found(TEXT, template.getFileName().toString())) {
                    int longest = switch (field.group(1)) {
                        case "loanId", "dealerId", "manufacturerId", "partyId", "account", "profile" -> 64;
                        case "amountFrom", "amountTo" -> "999999999999999.99".length();
                        case "from", "to" -> "2026-03-10T23:59:59.999999Z".length();
                        case "month" -> "2026-03".length();
                        case "days" -> "3660".length();
                        case "q", "actor" -> 128;
                        case "subject" -> 161;
                        case "idempotencyKey" -> 255;
                        default -> Integer.MAX_VALUE;
                    };
                    assertThat(Integer.valueOf(field.group(2)))
                            .as("%s %s", template.getFileName(), field.group(1))
                            .isGreaterThanOrEqualTo(longest);
                }
            }
        }
    }

    private static List<MatchResult> found(Pattern pattern, String template) throws IOException {
        return pattern.matcher(Files.readString(TEMPLATES.resolve(template)))
                .results()
                .toList();
    }

    private JsonNode parameter(String path, String name) {
        return paths.path(path)
                .at("/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("schema");
    }
}
