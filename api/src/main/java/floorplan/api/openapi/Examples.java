package floorplan.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds an example request and example answers to each operation. They are recorded from the running system into
 * {@code examples.json} by {@code RecordExamples}, a class of the tests.
 */
@Component
class Examples implements GlobalOpenApiCustomizer {
    /**
     * One operation's example.
     *
     * @param request the body; null if the operation has none
     * @param responses the body of each success status
     */
    record OperationExample(@Nullable Object request, Map<String, Object> responses) {}

    @Override
    public void customise(OpenAPI document) {
        Map<String, OperationExample> examples = read();
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .forEach(operations -> operations.forEach(operation -> {
                    OperationExample example = examples.get(operation.getOperationId());
                    if (example != null) {
                        put(operation, example);
                    }
                }));
    }

    /** By operationId. */
    static Map<String, OperationExample> read() {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream("examples.json"))) {
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Operation operation, OperationExample example) {
        if (example.request() != null && operation.getRequestBody() != null) {
            put(operation.getRequestBody().getContent(), example.request());
        }
        example.responses().forEach((status, body) -> {
            ApiResponse response = operation
                    .getResponses()
                    .getOrDefault(status, operation.getResponses().get(Answers.OTHER_SUCCESS));
            if (response != null) {
                put(response.getContent(), body);
            }
        });
    }

    /** A list's CSV file, beside its JSON, has no example. */
    private static void put(Content content, Object example) {
        content.forEach((type, media) -> {
            if (content.size() == 1 || !type.equals("text/csv")) {
                media.setExample(example);
            }
        });
    }
}
