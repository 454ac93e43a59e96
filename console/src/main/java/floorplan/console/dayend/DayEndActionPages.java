package floorplan.console.dayend;

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

/** Closes dates, retries failed loans, and accepts differences. */
@Controller
class DayEndActionPages {
    private static final String DATE = DayEndPages.LIST + "/{}";

    static final ActionForm CLOSE = ActionForm.of("closeDate", "POST /v1/day-ends", ActionField.date("businessDate"));
    static final ActionForm RETRY = ActionForm.of(
            "retryFailures",
            "POST /v1/day-ends/{date}/failures/retry",
            ActionField.reason("reason").optional());
    static final ActionForm ACCEPT = ActionForm.of(
            "acceptDifference",
            "POST /v1/day-ends/{date}/accept",
            ActionField.number("run"),
            ActionField.reason("reason"));

    private final Actions actions;

    DayEndActionPages(Actions actions) {
        this.actions = actions;
    }

    @RequestMapping(
            path = DayEndPages.LIST + "/close",
            method = {RequestMethod.GET, RequestMethod.POST})
    String close(Model model) {
        return actions.page(
                Act.of(CLOSE, Target.of("/v1/day-ends"), "", DayEndPages.LIST)
                        .leadingTo(answer -> DayEndPages.page(answer.path("id").asString())),
                model);
    }

    @RequestMapping(
            path = DayEndPages.LIST + "/{date}/failures/retry",
            method = {RequestMethod.GET, RequestMethod.POST})
    String retry(@PathVariable String date, Model model) {
        return actions.page(Act.on(RETRY, date, DATE), model);
    }

    @RequestMapping(
            path = DayEndPages.LIST + "/{date}/accept",
            method = {RequestMethod.GET, RequestMethod.POST})
    String accept(@PathVariable String date, Model model) {
        return actions.page(Act.on(ACCEPT, date, DATE), model);
    }
}
