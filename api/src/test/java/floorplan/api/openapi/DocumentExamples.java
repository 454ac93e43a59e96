package floorplan.api.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The examples of an OpenAPI document, and their faults. */
final class DocumentExamples {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    DocumentExamples(JsonNode document) {
        this.document = document;
    }

    /** A body that the document describes, such as {@code repay 201 application/json}. */
    record DescribedBody(String name, JsonNode media) {
        JsonNode example() {
            return media.at("/example");
        }
    }

    Stream<JsonNode> operations() {
        return document.at("/paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private static String id(JsonNode operation) {
        return operation.at("/operationId").asString();
    }

    /** Each request without an example, and each operation that has no example for any of its success statuses. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        operations().forEach(operation -> {
            requests(operation)
                    .filter(body -> body.example().isMissingNode())
                    .map(DescribedBody::name)
                    .forEach(missing::add);
            if (answers(operation).allMatch(body -> body.example().isMissingNode())) {
                missing.add(id(operation) + " answer");
            }
        });
        return missing;
    }

    /** Examples that do not follow their schema, or have a field that it lacks. */
    List<String> violations() {
        return operations()
                .flatMap(operation -> Stream.concat(requests(operation), answers(operation)))
                .filter(body -> !body.example().isMissingNode())
                .flatMap(body -> schema(body.media())
                        .validate(
                                body.example(),
                                formats -> formats.executionConfig(config -> config.formatAssertionsEnabled(true)))
                        .stream()
                        .map(error -> body.name() + ": " + error))
                .toList();
    }

    private static Stream<DescribedBody> requests(JsonNode operation) {
        return bodies(id(operation) + " request", operation.at("/requestBody/content"));
    }

    private static Stream<DescribedBody> answers(JsonNode operation) {
        return operation.at("/responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> bodies(
                        id(operation) + " " + response.getKey(),
                        response.getValue().at("/content")));
    }

    private static Stream<DescribedBody> bodies(String name, JsonNode content) {
        return content.properties().stream()
                .map((Map.Entry<String, JsonNode> media) ->
                        new DescribedBody(name + " " + media.getKey(), media.getValue()));
    }

    /** The schema of a body, which refuses unknown fields in every object that lists its fields. */
    private Schema schema(JsonNode media) {
        ObjectNode schema = (ObjectNode) media.at("/schema").deepCopy();
        schema.set("components", document.at("/components").deepCopy());
        schema.at("/components/schemas").forEach(DocumentExamples::close);
        return SCHEMAS.getSchema(schema);
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }
}
