package floorplan.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Collects requests and answers of a running system, and writes them to {@code examples.json}. */
final class RecordedExamples {
    private static final Path FILE =
            Path.of("src", "main", "resources", "floorplan", "api", "openapi", "examples.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TreeMap<String, ObjectNode> byOperation = new TreeMap<>();

    /** Keeps the answer to a request without a body. */
    Answer answer(String operationId, Answer answer) {
        return answer(operationId, null, answer);
    }

    /** @param request JSON, or the text of a file */
    Answer answer(String operationId, @Nullable String request, Answer answer) {
        JsonNode body =
                answer.body().isNull() ? StringNode.valueOf(answer.response().body()) : answer.body();
        keep(operationId, request, answer.status(), body);
        return answer;
    }

    /** Keeps the first lines of a text. */
    void beginning(String operationId, int lines, Answer answer) {
        String text = answer.response().body();
        keep(
                operationId,
                null,
                answer.status(),
                StringNode.valueOf(String.join("\n", text.lines().limit(lines).toList()) + "\n"));
    }

    private void keep(String operationId, @Nullable String request, int status, JsonNode body) {
        assertThat(status).as(operationId + ": " + body).isBetween(200, 299);
        ObjectNode example = byOperation.computeIfAbsent(operationId, id -> JSON.createObjectNode());
        if (request != null) {
            example.set("request", request.startsWith("{") ? JSON.readTree(request) : StringNode.valueOf(request));
        }
        example.withObject("/responses").set("" + status, body);
    }

    /** Keeps only the first two elements of an array of the operation's answers. */
    void trim(String operationId, String array) {
        Objects.requireNonNull(byOperation.get(operationId)).at("/responses").forEach(answer -> {
            if (answer.at(array) instanceof ArrayNode elements) {
                while (elements.size() > 2) {
                    elements.remove(2);
                }
            }
        });
    }

    void write() {
        try {
            Files.writeString(FILE, JSON.writeValueAsString(byOperation) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
