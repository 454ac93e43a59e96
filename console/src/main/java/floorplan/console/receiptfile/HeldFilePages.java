package floorplan.console.receiptfile;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Decides about a held file: it goes on, or it is given up. */
@Controller
class HeldFilePages {
    private static final String FILE = "/console/receipt-files/{}";

    static final ActionForm RELEASE =
            ActionForm.of("release", "POST /v1/receipt-files/{id}/release", ActionField.reason("reason"));

    static final ActionForm GIVE_UP =
            ActionForm.of("give-up", "POST /v1/receipt-files/{id}/discard", ActionField.reason("reason"));

    private final Actions actions;

    HeldFilePages(Actions actions) {
        this.actions = actions;
    }

    @RequestMapping(
            path = "/console/receipt-files/{id}/release",
            method = {RequestMethod.GET, RequestMethod.POST})
    String release(@PathVariable String id, Model model) {
        return actions.page(Act.on(RELEASE, id, FILE), model);
    }

    @RequestMapping(
            path = "/console/receipt-files/{id}/discard",
            method = {RequestMethod.GET, RequestMethod.POST})
    String giveUp(@PathVariable String id, Model model) {
        return actions.page(Act.on(GIVE_UP, id, FILE), model);
    }
}
