package floorplan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of both languages are complete: those of the templates, and those of the API's constants. */
class WordsTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "console");

    /** A key in a template, such as {@code #{loan.type}}; keys with a variable part are checked by their beginning. */
    private static final Pattern KEY = Pattern.compile("#\\{(\\|?)([\\w.-]+?)(\\$\\{[^}]*}[\\w.]*\\|)?[}(]");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Properties english = words("messages.properties");
    private final Properties chinese = words("messages_zh.properties");

    private static Properties words(String file) {
        try (InputStream words = WordsTest.class.getResourceAsStream("/floorplan/console/" + file)) {
            Properties all = new Properties();
            all.load(new InputStreamReader(Objects.requireNonNull(words), StandardCharsets.UTF_8));
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(chinese.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    private static Set<String> arguments(String message) {
        return Pattern.compile("\\{\\d}")
                .matcher(message)
                .results()
                .map(argument -> argument.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theChineseWordsAreChinese() {
        List<String> alike = english.stringPropertyNames().stream()
                .filter(key -> !HAN.matcher(chinese.getProperty(key)).find())
                .sorted()
                .toList();
        assertThat(alike).containsExactly("dayCount.ACT_360", "dayCount.ACT_ACT_ISDA", "language.en");
    }

    @Test
    void messagesWithArgumentsKeepTheirApostrophes() {
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> !arguments(english.getProperty(key)).isEmpty())
                .allSatisfy(key -> assertThat(
                                new MessageFormat(english.getProperty(key), Locale.ENGLISH).format(new Object[] {1, 2}))
                        .doesNotContain("{"));
    }

    /** Only messages with arguments are formats, in which an apostrophe is doubled. */
    @Test
    void messagesWithoutArgumentsDoubleNoApostrophe() {
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> arguments(english.getProperty(key)).isEmpty())
                .allSatisfy(key -> assertThat(english.getProperty(key)).as(key).doesNotContain("''"));
    }

    @Test
    void everyKeyOfATemplateHasItsWord() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                KEY.matcher(Files.readString(template)).results().forEach(key -> {
                    boolean begins = key.group(1).equals("|");
                    if (english.stringPropertyNames().stream()
                            .noneMatch(known -> begins ? known.startsWith(key.group(2)) : known.equals(key.group(2)))) {
                        missing.add(template.getFileName() + " " + key.group(2));
                    }
                });
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConstantThatAnApiAnswerMayHoldHasItsWord() throws IOException {
        JsonNode schemas = JsonMapper.shared()
                .readTree(Path.of("..", "docs", "openapi.json").toFile())
                .at("/components/schemas");
        assertThat(named("loanType")).containsAll(constants(schemas.at("/LoanAnswer/properties/loanType")));
        assertThat(named("dayCount")).containsAll(constants(schemas.at("/LoanAnswer/properties/dayCount")));
        assertThat(named("dayEndStatus")).containsAll(constants(schemas.at("/DayEndAnswer/properties/status")));
        assertThat(named("event")).containsAll(constants(schemas.at("/EntryAnswer/properties/event")));
        assertThat(named("account")).containsAll(constants(schemas.at("/EntryLine/properties/account")));
        assertThat(named("server")).containsAll(constants(schemas.at("/NeededServer/properties/server")));
        assertThat(named("serverState")).containsAll(constants(schemas.at("/NeededServer/properties/state")));
        assertThat(named("attention")).containsAll(constants(schemas.at("/AttentionCount/properties/kind")));
        assertThat(named("correctionKind")).containsAll(constants(schemas.at("/CorrectionAnswer/properties/kind")));
        assertThat(named("decision")).containsAll(constants(schemas.at("/DecisionAnswer/properties/decision")));
        assertThat(named("hit")).containsAll(constants(schemas.at("/SearchHitAnswer/properties/kind")));
        // The filter of the audit log offers every action that has a word, and the API refuses others.
        assertThat(named("auditAction")).isEqualTo(constants(schemas.at("/AuditEntryAnswer/properties/action")));
        assertThat(named("auditOutcome")).containsAll(constants(schemas.at("/AuditEntryAnswer/properties/outcome")));
        assertThat(named("chainStatus")).containsAll(constants(schemas.at("/ChainAnswer/properties/status")));
        assertThat(named("movementOutcome")).containsAll(constants(schemas.at("/MovementAnswer/properties/outcome")));
        assertThat(named("movementSource")).containsAll(constants(schemas.at("/TotalAnswer/properties/source")));
        assertThat(named("differenceKind")).containsAll(constants(schemas.at("/DifferenceAnswer/properties/kind")));
        assertThat(named("importStatus")).containsAll(constants(schemas.at("/ImportLineAnswer/properties/status")));
        assertThat(named("receiptStatus")).containsAll(constants(schemas.at("/ReceiptAnswer/properties/status")));
        assertThat(named("receiptPayer")).containsAll(constants(schemas.at("/ReceiptAnswer/properties/payer")));
        assertThat(named("receiptOrigin")).containsAll(constants(schemas.at("/ReceiptAnswer/properties/origin")));
        assertThat(named("receiptMovement"))
                .containsAll(constants(schemas.at("/ReceiptMovementAnswer/properties/kind")));
        assertThat(named("fileStatus")).containsAll(constants(schemas.at("/ReceiptFileAnswer/properties/status")));
        assertThat(named("lineKind")).containsAll(constants(schemas.at("/ReceiptFileLineAnswer/properties/kind")));
        assertThat(named("lineOutcome"))
                .containsAll(constants(schemas.at("/ReceiptFileLineAnswer/properties/outcome")));
        assertThat(named("matchRule")).containsAll(constants(schemas.at("/ReceiptCandidate/properties/rule")));
        assertThat(named("inputKind")).containsAll(constants(schemas.at("/CorrectedInput/properties/kind")));
        assertThat(named("party")).containsAll(constants(schemas.at("/RepaymentAnswer/properties/payer")));
    }

    /** The constants of a kind that have words. */
    private Set<String> named(String kind) {
        return english.stringPropertyNames().stream()
                .filter(key -> key.startsWith(kind + "."))
                .map(key -> key.substring(kind.length() + 1))
                .collect(Collectors.toSet());
    }

    private static Set<String> constants(JsonNode property) {
        JsonNode values = property.has("enum") ? property.get("enum") : property.at("/anyOf/0/enum");
        Set<String> constants =
                values.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(constants).isNotEmpty();
        return constants;
    }
}
