package floorplan.console.receipt;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.correction.ShownDifferences;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Shown;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Applies an unapplied receipt to a loan, refunds it, or returns it to its bank. */
@Controller
class ReceiptActionPages {
    private static final String LOAN = "loanId";
    private static final String PAYER = "payer";
    private static final String AMOUNT = "amount";
    private static final String VALUE_DATE = "valueDate";
    private static final String REASON = "reason";
    private static final String UNKNOWN = "UNKNOWN";

    static final ActionForm APPLICATION = ActionForm.of(
                    "application",
                    "POST /v1/receipts/{id}/application",
                    ActionField.text(LOAN),
                    ActionField.choice(PAYER, "party", "DEALER", "MANUFACTURER"),
                    ActionField.amount(AMOUNT).optional(),
                    ActionField.date(VALUE_DATE).optional())
            .previewed("console/correction", ShownDifferences.class)
            .blaming(LOAN, "unknown-loan", "loan-closed", "loan-incomplete", "wrong-currency")
            .blaming(PAYER, "nothing-owed", "other-payer")
            .blaming(AMOUNT, "more-than-owed", "more-than-open")
            .blaming(VALUE_DATE, "value-date-out-of-range");

    static final ActionForm REFUND = ActionForm.of(
                    "refund",
                    "POST /v1/receipts/{id}/refund",
                    ActionField.amount(AMOUNT).optional(),
                    ActionField.reason(REASON))
            .blaming(AMOUNT, "more-than-open");

    static final ActionForm RETURN = ActionForm.of(
                    "return",
                    "POST /v1/receipts/{id}/return",
                    ActionField.reason(REASON),
                    ActionField.text("fileId").optional(),
                    ActionField.number("line").optional())
            .blaming("line", "other-line");

    private final Actions actions;
    private final Asking asking;
    private final Shown shown;

    ReceiptActionPages(Actions actions, Asking asking, Shown shown) {
        this.actions = actions;
        this.asking = asking;
        this.shown = shown;
    }

    @RequestMapping(
            path = "/console/receipts/{id}/application",
            method = {RequestMethod.GET, RequestMethod.POST})
    String apply(@PathVariable String id, Model model) {
        return actions.page(
                act(APPLICATION, id)
                        .leadingTo(answer -> Target.of(
                                        "/console/repayments/{}",
                                        answer.path("id").asString(""))
                                .text()),
                model);
    }

    @RequestMapping(
            path = "/console/receipts/{id}/refund",
            method = {RequestMethod.GET, RequestMethod.POST})
    String refund(@PathVariable String id, Model model) {
        return actions.page(act(REFUND, id), model);
    }

    @RequestMapping(
            path = "/console/receipts/{id}/return",
            method = {RequestMethod.GET, RequestMethod.POST})
    String giveBack(@PathVariable String id, Model model) {
        return actions.page(act(RETURN, id), model);
    }

    /** The action, with the facts of the receipt if they are known now. */
    private Act act(ActionForm form, String id) {
        Act act = Act.on(form, id, "/console/receipts/{}");
        Reply<ShownReceipt> receipt = asking.forPage()
                .ask(Target.of("/v1/receipts/{}", id), ShownReceipt.class)
                .reply();
        return receipt.isKnown() ? about(receipt.known(), act) : act;
    }

    private Act about(ShownReceipt receipt, Act act) {
        String payer = receipt.payer();
        return act.telling("receipt.open", shown.amount(receipt.openAmount()) + " " + receipt.currency())
                .telling("receipt.from", shown.word("receiptPayer", payer) + " " + shown.text(receipt.partyId()))
                .telling("receipt.receivedOn", shown.date(receipt.receivedOn()))
                .with(PAYER, payer.equals(UNKNOWN) ? null : payer)
                .with(VALUE_DATE, receipt.receivedOn().toString());
    }
}
