package floorplan.console.action;

import floorplan.console.action.ActionField.FieldKind;
import floorplan.console.action.ActionField.FieldPlace;
import floorplan.console.operation.ApiRequest;
import floorplan.console.operation.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form as a person has filled it in.
 *
 * @param values by the name of the field; empty if it was left empty
 * @param key the Idempotency-Key, made when the form was first shown. A form that is sent twice is carried out once
 * @param version of the previewed loan; empty if the preview has none
 */
public record FilledForm(Map<String, String> values, String key, String version) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

    static FilledForm of(Act act, HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ActionField field : act.form().fields()) {
            String sent = request.getParameter(field.name());
            values.put(field.name(), sent == null ? act.preset().getOrDefault(field.name(), "") : sent.strip());
        }
        return new FilledForm(values, text(request, "key", newKey()), text(request, "version", ""));
    }

    private static String text(HttpServletRequest request, String name, String otherwise) {
        String sent = request.getParameter(name);
        return sent == null || sent.isBlank() ? otherwise : sent;
    }

    private static String newKey() {
        return "console-" + UUID.randomUUID();
    }

    FilledForm withNewKey() {
        return new FilledForm(values, newKey(), "");
    }

    FilledForm withVersion(String previewed) {
        return new FilledForm(values, key, previewed);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The request that previews the action. */
    ApiRequest preview(Act act) {
        return json(act, act.target().with("dryRun", "true"), headers(act));
    }

    /**
     * The request that carries the action out. The API refuses it if the previewed loan has another version by then.
     */
    ApiRequest request(Act act) {
        Map<String, String> headers = headers(act);
        headers.put("Idempotency-Key", key);
        if (!version.isEmpty()) {
            headers.put("If-Match", "\"" + version + "\"");
        }
        return json(act, act.target(), headers);
    }

    /** The request that sends the form's file. */
    ApiRequest upload(Act act, HttpServletRequest form, String contentType) {
        Map<String, String> headers = headers(act);
        headers.put("Content-Type", contentType);
        try {
            return new ApiRequest("POST", act.target(), headers, form.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> headers(Act act) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        for (ActionField field : act.form().fields()) {
            if (field.place() == FieldPlace.HEADER && !value(field.name()).isEmpty()) {
                headers.put(field.name(), value(field.name()));
            }
        }
        return headers;
    }

    private ApiRequest json(Act act, Target target, Map<String, String> headers) {
        ObjectNode body = JSON.createObjectNode();
        for (ActionField field : act.form().fields()) {
            if (field.place() == FieldPlace.BODY && !value(field.name()).isEmpty()) {
                put(body, field, field.forApi(value(field.name())));
            }
        }
        headers.put("Content-Type", "application/json");
        return new ApiRequest("POST", target, headers, new ByteArrayInputStream(JSON.writeValueAsBytes(body)));
    }

    private static void put(ObjectNode body, ActionField field, String value) {
        int dot = field.name().indexOf('.');
        ObjectNode part = dot < 0 ? body : body.withObjectProperty(field.name().substring(0, dot));
        if (field.kind() == FieldKind.NUMBER && WHOLE.matcher(value).matches()) {
            part.put(field.name().substring(dot + 1), Long.parseLong(value));
        } else if (field.kind() == FieldKind.CHECK) {
            part.put(field.name().substring(dot + 1), true);
        } else {
            part.put(field.name().substring(dot + 1), value);
        }
    }
}
