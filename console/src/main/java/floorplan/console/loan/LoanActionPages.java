package floorplan.console.loan;

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

/** Adds or corrects a loan's rates, and waives its fees. */
@Controller
class LoanActionPages {
    private static final String LOAN = "/console/loans/{}";
    private static final String RATES = "POST /v1/loans/{id}/rates";
    private static final String FROM = "effectiveFrom";
    private static final String CORRECTION = "console/correction";

    static final ActionForm RATE = ActionForm.of(
                    "rate", RATES, ActionField.date(FROM), ActionField.percent("annualRate"))
            .blaming(FROM, "rate-date-taken", "rate-date-closed", "rate-date-out-of-range");

    static final ActionForm RATE_CORRECTION = ActionForm.of(
                    "rate-correction",
                    RATES,
                    ActionField.date(FROM),
                    ActionField.percent("annualRate"),
                    ActionField.reason("correction.reason"))
            .previewed(CORRECTION, ShownDifferences.class)
            .blaming(FROM, "rate-date-out-of-range");

    static final ActionForm WAIVER = ActionForm.of(
                    "waiver",
                    "POST /v1/loans/{id}/waivers",
                    ActionField.choice("component", "waived", "LATE_FEE", "PENALTY"),
                    ActionField.month("period").optional(),
                    ActionField.amount("amount").optional(),
                    ActionField.reason("reason"))
            .previewed(CORRECTION, ShownDifferences.class);

    private final Actions actions;

    LoanActionPages(Actions actions) {
        this.actions = actions;
    }

    @RequestMapping(
            path = "/console/loans/{id}/rate",
            method = {RequestMethod.GET, RequestMethod.POST})
    String rate(@PathVariable String id, Model model) {
        return actions.page(Act.on(RATE, id, LOAN), model);
    }

    @RequestMapping(
            path = "/console/loans/{id}/rate-correction",
            method = {RequestMethod.GET, RequestMethod.POST})
    String rateCorrection(@PathVariable String id, Model model) {
        return actions.page(Act.on(RATE_CORRECTION, id, LOAN), model);
    }

    @RequestMapping(
            path = "/console/loans/{id}/waiver",
            method = {RequestMethod.GET, RequestMethod.POST})
    String waiver(@PathVariable String id, Model model) {
        return actions.page(Act.on(WAIVER, id, LOAN), model);
    }
}
