package floorplan.console.action;

import floorplan.console.operation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An action on a subject.
 *
 * @param target path of the operation
 * @param subject the subject's name, for the title
 * @param back address of the page that the person came from
 * @param leadsTo address of the page to show afterwards, from the API's answer
 * @param refusedTo address of the page that shows why the API refused; empty to show the form again
 * @param preset values of fields that the page knows
 * @param facts facts about the subject that the person should know
 */
public record Act(
        ActionForm form,
        Target target,
        String subject,
        String back,
        Function<JsonNode, String> leadsTo,
        Function<JsonNode, String> refusedTo,
        Map<String, String> preset,
        List<Fact> facts) {

    /**
     * A fact about the subject.
     *
     * @param word key of its label
     */
    public record Fact(String word, @Nullable String text) {}

    /** An action that leads back to the page that the person came from. */
    public static Act of(ActionForm form, Target target, String subject, String back) {
        return new Act(form, target, subject, back, answer -> back, refusal -> "", Map.of(), List.of());
    }

    /**
     * An action on a thing that has a page of its own.
     *
     * @param page address of the page, with {@code {}} for the id, which is also the only id in the operation's path
     */
    public static Act on(ActionForm form, String id, String page) {
        return of(form, form.target(id), id, Target.of(page, id).text());
    }

    /** @param page address of the page to show afterwards, from the API's answer */
    public Act leadingTo(Function<JsonNode, String> page) {
        return new Act(form, target, subject, back, page, refusedTo, preset, facts);
    }

    /** @param page address of the page that shows a refused file, from the API's problem; empty if there is none */
    public Act refusedTo(Function<JsonNode, String> page) {
        return new Act(form, target, subject, back, leadsTo, page, preset, facts);
    }

    /** Fills in a field; does nothing for null. A person may change it. */
    public Act with(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(preset);
        all.put(field, value);
        return new Act(form, target, subject, back, leadsTo, refusedTo, all, facts);
    }

    public Act telling(String word, @Nullable String text) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(new Fact(word, text));
        return new Act(form, target, subject, back, leadsTo, refusedTo, preset, all);
    }
}
