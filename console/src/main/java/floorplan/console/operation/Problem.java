package floorplan.console.operation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's reason for not doing what was asked, in English.
 *
 * @param status the HTTP status
 * @param type its stable name, such as {@code more-than-owed}
 * @param errors the wrong fields; empty if the problem concerns none
 */
public record Problem(int status, String type, String detail, List<WrongField> errors) {
    /** A wrong field of the request. */
    public record WrongField(String field, String reason) {}

    private record ProblemBody(
            @Nullable String type,
            @Nullable String detail,
            @Nullable List<WrongField> errors) {}

    static Problem of(ApiAnswer answer, JsonMapper json) {
        ProblemBody body = json.readValue(answer.body(), ProblemBody.class);
        String type = Objects.requireNonNullElse(body.type(), "");
        return new Problem(
                answer.status(),
                type.substring(type.lastIndexOf('/') + 1),
                Objects.requireNonNullElse(body.detail(), ""),
                Objects.requireNonNullElse(body.errors(), List.of()));
    }

    /** True if nothing was done, and the same request would be answered alike. */
    public boolean isFinal() {
        return status < 500 && status != 429;
    }
}
