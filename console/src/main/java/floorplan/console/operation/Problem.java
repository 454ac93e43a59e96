package floorplan.console.operation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's reason for not doing what was asked, in English.
 *
 * @param status the HTTP status
 * @param type its stable name, such as {@code more-than-owed}
 * @param errors the wrong fields; empty if the problem concerns none
 * @param answer all members
 */
public record Problem(int status, String type, String detail, List<WrongField> errors, JsonNode answer) {
    /** A wrong field of the request. */
    public record WrongField(String field, String reason) {}

    private record ProblemBody(
            @Nullable String type,
            @Nullable String detail,
            @Nullable List<WrongField> errors) {}

    static Problem of(ApiAnswer answer, JsonMapper json) {
        JsonNode members = json.readTree(answer.body());
        ProblemBody body = json.treeToValue(members, ProblemBody.class);
        String type = Objects.requireNonNullElse(body.type(), "");
        return new Problem(
                answer.status(),
                type.substring(type.lastIndexOf('/') + 1),
                Objects.requireNonNullElse(body.detail(), ""),
                Objects.requireNonNullElse(body.errors(), List.of()),
                members);
    }

    /** True if nothing was done, and the same request would be answered alike. */
    public boolean isFinal() {
        return status < 500 && status != 429;
    }
}
