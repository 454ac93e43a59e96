package floorplan.console.operation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Path and query of an operation.
 *
 * @param text percent-encoded
 */
public record Target(String text) {
    /**
     * @param pattern the path; each {@code {}} stands for one of the ids
     * @param ids texts as people write them
     */
    public static Target of(String pattern, String... ids) {
        String path = pattern;
        for (String id : ids) {
            int hole = path.indexOf("{}");
            path = path.substring(0, hole) + UriUtils.encode(id, StandardCharsets.UTF_8) + path.substring(hole + 2);
        }
        return new Target(path);
    }

    /** Adds a parameter; does nothing for null or a blank text, such as an empty field of a form. */
    public Target with(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        String separator = text.indexOf('?') < 0 ? "?" : "&";
        return new Target(text + separator + name + "=" + UriUtils.encode(value.strip(), StandardCharsets.UTF_8));
    }
}
