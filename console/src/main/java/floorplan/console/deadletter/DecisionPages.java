package floorplan.console.deadletter;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.operation.Target;
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

    private final Actions actions;

    DecisionPages(Actions actions) {
        this.actions = actions;
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
        return actions.page(
                Act.of(MANY, Target.of("/v1/dead-letters/decisions"), "", DeadLetterPages.LIST)
                        .leadingTo(answer -> DeadLetterPages.LIST + "/decisions/"
                                + answer.path("id").asString()),
                model);
    }
}
