package floorplan.console.action;

import floorplan.console.operation.Target;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An operation of the API that people carry out by a form. Its words are {@code action.<name>.title} with the subject
 * as {0}, {@code .about} (says what will happen), {@code .do} (the button) and {@code .done}.
 *
 * @param operation method and path, such as {@code POST /v1/repayments/{id}/reversal}
 * @param fields in the order of the form
 * @param preview the preview shown before the action; {@code NONE} if the operation has no {@code dryRun}
 * @param blamed the field beside which a problem is shown, by the problem's type
 */
public record ActionForm(
        String name, String operation, List<ActionField> fields, ActionPreview preview, Map<String, String> blamed) {
    private static final Pattern ID = Pattern.compile("\\{\\w+}");

    /**
     * The answer to the operation with {@code dryRun}, and the template whose fragment {@code preview} shows it.
     *
     * @param template such as {@code console/correction}; empty if there is no preview
     */
    public record ActionPreview(String template, Class<?> answer) {
        static final ActionPreview NONE = new ActionPreview("", Void.class);

        public boolean isThere() {
            return !template.isEmpty();
        }
    }

    public static ActionForm of(String name, String operation, ActionField... fields) {
        return new ActionForm(name, operation, List.of(fields), ActionPreview.NONE, Map.of());
    }

    /** Path of the operation on the thing with this id. */
    Target target(String id) {
        String path = operation.substring(operation.indexOf(' ') + 1);
        return Target.of(ID.matcher(path).replaceFirst("{}"), id);
    }

    /** The same form, whose differences are shown before they are made. */
    public ActionForm previewed(String template, Class<?> answer) {
        return new ActionForm(name, operation, fields, new ActionPreview(template, answer), blamed);
    }

    /** The same form, which shows problems of these types, such as {@code more-than-owed}, beside a field. */
    public ActionForm blaming(String field, String... types) {
        Map<String, String> all = new LinkedHashMap<>(blamed);
        Arrays.stream(types).forEach(type -> all.put(type, field));
        return new ActionForm(name, operation, fields, preview, Map.copyOf(all));
    }
}
