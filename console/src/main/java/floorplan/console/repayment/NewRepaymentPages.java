package floorplan.console.repayment;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.correction.ShownDifferences;
import floorplan.console.operation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes a repayment. */
@Controller
class NewRepaymentPages {
    private static final String LIST = "/console/repayments";

    static final ActionForm REPAYMENT = ActionForm.of(
                    "repayment",
                    "POST /v1/repayments",
                    ActionField.text("loanId"),
                    ActionField.choice("payer", "party", "DEALER", "MANUFACTURER"),
                    ActionField.amount("amount"),
                    ActionField.text("currency"),
                    ActionField.date("valueDate").optional())
            .previewed("console/correction", ShownDifferences.class)
            .blaming("loanId", "unknown-loan", "loan-closed", "loan-incomplete")
            .blaming("payer", "nothing-owed")
            .blaming("amount", "more-than-owed")
            .blaming("currency", "wrong-currency")
            .blaming("valueDate", "value-date-out-of-range");

    private final Actions actions;

    NewRepaymentPages(Actions actions) {
        this.actions = actions;
    }

    @RequestMapping(
            path = LIST + "/new",
            method = {RequestMethod.GET, RequestMethod.POST})
    String make(@RequestParam @Nullable String loanId, Model model) {
        String back = loanId == null || loanId.isBlank()
                ? LIST
                : Target.of("/console/loans/{}", loanId.strip()).text();
        return actions.page(
                Act.of(REPAYMENT, new Target("/v1/repayments"), "", back)
                        .with("currency", "CNY")
                        .leadingTo(answer -> Target.of(
                                        LIST + "/{}", answer.path("id").asString(""))
                                .text()),
                model);
    }
}
