package floorplan.console.repayment;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.correction.ShownDifferences;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Reverses a repayment. */
@Controller
class ReversalPages {
    static final ActionForm REVERSAL = ActionForm.of(
                    "reversal",
                    "POST /v1/repayments/{id}/reversal",
                    ActionField.choice("kind", "reversalKind", "BOUNCED", "MISPOSTED"),
                    ActionField.reason("reason"))
            .previewed("console/correction", ShownDifferences.class);

    private final Actions actions;

    ReversalPages(Actions actions) {
        this.actions = actions;
    }

    @RequestMapping(
            path = "/console/repayments/{id}/reversal",
            method = {RequestMethod.GET, RequestMethod.POST})
    String reverse(@PathVariable String id, Model model) {
        return actions.page(Act.on(REVERSAL, id, "/console/repayments/{}"), model);
    }
}
