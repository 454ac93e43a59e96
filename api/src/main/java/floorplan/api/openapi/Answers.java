package floorplan.api.openapi;

import floorplan.api.page.Page;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to each operation the answers that its method does not state: problems, the headers of each status, and CSV for
 * lists.
 */
@Component
class Answers implements OperationCustomizer {
    /** The key under which an operation that also answers 201 lists its answer 200. */
    static final String OTHER_SUCCESS = "2XX";

    /** Problems that any request may get. */
    private static final Set<ProblemType> ANY = EnumSet.of(
            ProblemType.INVALID_REQUEST,
            ProblemType.UNAUTHENTICATED,
            ProblemType.FORBIDDEN,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.HEADERS_TOO_LARGE,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.OVERLOADED,
            ProblemType.UNAVAILABLE,
            ProblemType.INTERNAL);

    private static final Map<String, List<String>> HEADERS = Map.of(
            "201", List.of(HttpHeaders.LOCATION),
            "202", List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER),
            "401", List.of(HttpHeaders.WWW_AUTHENTICATE),
            "403", List.of(HttpHeaders.WWW_AUTHENTICATE),
            "429", List.of(HttpHeaders.RETRY_AFTER),
            "503", List.of(HttpHeaders.RETRY_AFTER));

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        limits(operation);
        listPreviewLast(operation.getResponses());
        if (method.getMethod().getReturnType() == Page.class) {
            Objects.requireNonNull(operation.getResponses().get("200"))
                    .getContent()
                    .addMediaType("text/csv", new MediaType().schema(text()));
        }
        problems(operation, method)
                .forEach((status, types) ->
                        operation.getResponses().addApiResponse(Integer.toString(status), problem(types)));
        operation
                .getResponses()
                .forEach((status, response) -> HEADERS.getOrDefault(status, List.of())
                        .forEach(name -> response.addHeaderObject(name, new Header())));
        operation.getResponses().values().forEach(Answers::describeHeaders);
        return operation;
    }

    private static void describeHeaders(ApiResponse response) {
        if (response.getHeaders() != null) {
            response.getHeaders().values().forEach(header -> header.schema(text()));
        }
    }

    /** Generated clients take the lowest success status of an operation as its answer, which would be the preview. */
    private static void listPreviewLast(ApiResponses responses) {
        ApiResponse preview = responses.get("200");
        if (preview != null && responses.containsKey("201")) {
            responses.remove("200");
            responses.addApiResponse(OTHER_SUCCESS, preview.description("200: " + preview.getDescription()));
        }
    }

    private static void limits(Operation operation) {
        for (Parameter parameter :
                operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            if (parameter.getName().equals("date")) {
                // Equal schemas of parameters are one object, so it is replaced rather than changed.
                parameter.schema(text().format("date"));
            }
            if (parameter.getName().equals("limit")) {
                parameter.description("Largest number of items on a page");
                parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Page.MOST_ITEMS));
            }
            if (parameter.getName().equals("cursor")) {
                parameter.description("nextCursor of the previous page; omit it for the first page");
            }
        }
    }

    private static Map<Integer, Set<ProblemType>> problems(Operation operation, HandlerMethod method) {
        Set<ProblemType> types = EnumSet.copyOf(ANY);
        Refuses refuses = method.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            types.addAll(List.of(refuses.value()));
        }
        if (operation.getRequestBody() != null) {
            if (operation.getRequestBody().getContent().get("text/csv") == null) {
                types.add(ProblemType.TOO_LARGE);
            }
            types.add(ProblemType.TOO_SLOW);
            types.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn().equals("path"))) {
            types.add(ProblemType.NOT_FOUND);
        }
        return types.stream()
                .collect(Collectors.groupingBy(
                        type -> type.status().value(),
                        TreeMap::new,
                        Collectors.toCollection(() -> EnumSet.noneOf(ProblemType.class))));
    }

    private static ApiResponse problem(Set<ProblemType> types) {
        return new ApiResponse()
                .description(types.stream()
                        .map(type -> type.title() + " (" + type.uri() + ")")
                        .collect(Collectors.joining("; ")))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    static Schema<?> text() {
        return new JsonSchema().typesItem("string");
    }
}
