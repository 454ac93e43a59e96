package floorplan.console.deadletter;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Decides about dead letters, one or all that match. */
@Controller
class DecisionPages {
    private static final String LETTER = DeadLetterPages.LIST + "/{}";

    static final ActionForm RETRY =
            ActionForm.of("retryLetter", "POST /v1/dead-letters/{id}/retry", ActionField.reason("reason"));
    static final ActionForm DISCARD =
            ActionForm.of("discardLetter", "POST /v1/dead-letters/{id}/discard", ActionField.reason("reason"));
    static final ActionForm MANY = ActionForm.of(
            "decideLetters",
            "POST /v1/dead-letters/decisions",
            ActionField.choice("decision", "decision", "RETRY", "DISCARD"),
            ActionField.reason("failure").optional(),
            ActionField.text("dealerId").optional(),
            ActionField.reason("reason"));
    static final ActionForm ALL = ActionForm.of(
            "decideAllLetters",
            "POST /v1/dead-letters/decisions",
            ActionField.choice("decision", "decision", "RETRY", "DISCARD"),
            ActionField.check("all"),
            ActionField.reason("reason"));

    private final Actions actions;
    private final Asking asking;
    private final Shown shown;

    DecisionPages(Actions actions, Asking asking, Shown shown) {
        this.actions = actions;
        this.asking = asking;
        this.shown = shown;
    }

    @RequestMapping(
            path = DeadLetterPages.LIST + "/{id}/retry",
            method = {RequestMethod.GET, RequestMethod.POST})
    String retry(@PathVariable String id, Model model) {
        return actions.page(Act.on(RETRY, id, LETTER), model);
    }

    @RequestMapping(
            path = DeadLetterPages.LIST + "/{id}/discard",
            method = {RequestMethod.GET, RequestMethod.POST})
    String discard(@PathVariable String id, Model model) {
        return actions.page(Act.on(DISCARD, id, LETTER), model);
    }

    @RequestMapping(
            path = DeadLetterPages.LIST + "/decision",
            method = {RequestMethod.GET, RequestMethod.POST})
    String many(Model model) {
        return actions.page(decision(MANY), model);
    }

    @RequestMapping(
            path = DeadLetterPages.LIST + "/decision/all",
            method = {RequestMethod.GET, RequestMethod.POST})
    String all(Model model) {
        return actions.page(decision(ALL).telling("deadLetters.waitingNow", waiting()), model);
    }

    private static Act decision(ActionForm form) {
        return Act.of(form, new Target("/v1/dead-letters/decisions"), "", DeadLetterPages.LIST)
                .leadingTo(answer ->
                        DeadLetterPages.LIST + "/decisions/" + answer.path("id").asString());
    }

    /** The number of dead letters that wait now; null if it is not known. */
    private @Nullable String waiting() {
        Reply<LetterCounts> counts = asking.forPage()
                .ask(new Target("/v1/attention"), LetterCounts.class)
                .reply();
        return counts.isKnown()
                ? counts.known().counts().stream()
                        .filter(count -> count.kind().equals("DEAD_LETTERS"))
                        .map(count -> shown.count(count.count()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** {@code GET /v1/attention}. */
    record LetterCounts(List<CountOfKind> counts) {}

    record CountOfKind(String kind, long count) {}
}
