package floorplan.console.action;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.console.action.ActionField.FieldKind;
import floorplan.console.action.ActionField.FieldPlace;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every form of the console sends a request of the API's contract, and has its words. */
class ActionFormsTest {
    private final JsonNode contract = contract();
    private final ResourceBundle words = ResourceBundle.getBundle("floorplan.console.messages", Locale.ROOT);

    private static JsonNode contract() {
        return JsonMapper.shared()
                .readTree(Path.of("..", "docs", "openapi.json").toFile());
    }

    private static List<ActionForm> forms() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<ActionForm> forms = scanner.findCandidateComponents("floorplan.console").stream()
                .map(page -> ClassUtils.resolveClassName(String.valueOf(page.getBeanClassName()), null))
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == ActionForm.class)
                .map(ActionFormsTest::form)
                .toList();
        assertThat(forms).isNotEmpty();
        return forms;
    }

    private static ActionForm form(Field field) {
        try {
            field.setAccessible(true);
            return (ActionForm) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyFieldIsOneOfItsOperation() {
        List<String> wrong = new ArrayList<>();
        for (ActionForm form : forms()) {
            JsonNode operation = operation(form);
            if (operation.isMissingNode()) {
                wrong.add(form.name() + " has no operation " + form.operation());
                continue;
            }
            JsonNode body = resolved(operation.at("/requestBody/content/application~1json/schema"));
            for (ActionField field : form.fields()) {
                boolean known = field.place() == FieldPlace.BODY
                        ? !property(body, field).isMissingNode()
                        : parameters(operation).anyMatch(field.name()::equals);
                if (!known) {
                    wrong.add(form.name() + "." + field.name());
                }
            }
            for (JsonNode required : body.path("required")) {
                if (form.fields().stream()
                        .noneMatch(
                                field -> field.name().replaceFirst("\\..*", "").equals(required.asString()))) {
                    wrong.add(form.name() + " does not send " + required.asString());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyChoiceIsAConstantOfItsField() {
        for (ActionForm form : forms()) {
            JsonNode body = resolved(operation(form).at("/requestBody/content/application~1json/schema"));
            for (ActionField field : form.fields()) {
                if (field.kind() == FieldKind.CHOICE && field.place() == FieldPlace.BODY) {
                    List<String> constants = property(body, field)
                            .path("enum")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList();
                    assertThat(constants).as(form.name() + "." + field.name()).containsAll(field.choices());
                }
            }
        }
    }

    /** The request names the version of the loan that was previewed, so that nothing else is carried out. */
    @Test
    void aPreviewedOperationHasDryRunAndComparesTheLoansVersion() {
        for (ActionForm form : forms()) {
            if (form.preview().isThere()) {
                assertThat(parameters(operation(form))).as(form.name()).contains("dryRun", "If-Match");
            }
        }
    }

    @Test
    void everyFormHasItsWords() {
        for (ActionForm form : forms()) {
            Stream<String> ofForm =
                    Stream.of("title", "about", "do", "done").map(part -> "action." + form.name() + "." + part);
            Stream<String> ofFields = form.fields().stream().map(field -> "field." + field.name());
            Stream<String> ofChoices = form.fields().stream()
                    .flatMap(field -> field.choices().stream().map(choice -> field.words() + "." + choice));
            assertThat(Stream.of(ofForm, ofFields, ofChoices).flatMap(keys -> keys))
                    .as(form.name())
                    .allMatch(words::containsKey);
        }
    }

    private JsonNode operation(ActionForm form) {
        String[] parts = form.operation().split(" ", 2);
        return contract.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    private static Stream<String> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").asString());
    }

    private JsonNode property(JsonNode body, ActionField field) {
        JsonNode node = body;
        for (String part : field.name().split("\\.", -1)) {
            node = resolved(node).at("/properties/" + part);
        }
        return resolved(node);
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : contract.at("/components/schemas/" + reference.substring(reference.lastIndexOf('/') + 1));
    }
}
