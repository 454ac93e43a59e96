package floorplan.runtime.failure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

/** Hides the parts of exceptions that match {@code floorplan.logs.hidden} in JSON logs, as in text logs. */
final class HiddenInJson implements StructuredLoggingJsonMembersCustomizer<Object> {
    private static final Pattern OF_EXCEPTIONS = Pattern.compile(".*(stack_trace|error.message|full_message)");

    private final Pattern hidden;

    HiddenInJson(Environment environment) {
        hidden = Pattern.compile(environment.getRequiredProperty("floorplan.logs.hidden"));
    }

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(
                ValueProcessor.of(String.class, this::hide).whenHasPath(HiddenInJson::isOfException));
    }

    private static boolean isOfException(MemberPath path) {
        return OF_EXCEPTIONS.matcher(path.toString()).matches();
    }

    private @Nullable String hide(@Nullable String text) {
        return text == null ? null : hidden.matcher(text).replaceAll("…");
    }
}
