package floorplan.console.receiptfile;

import floorplan.console.action.Act;
import floorplan.console.action.ActionField;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.page.RowsOfPage;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists, sets and forgets the bank accounts that dealers and manufacturers pay from. */
@Controller
class PayerAccountPages {
    private static final String LIST = "/console/payer-accounts";
    private static final List<String> FILTERS = List.of("partyId");

    static final ActionForm SET = ActionForm.of(
            "payer-account",
            "POST /v1/payer-accounts",
            ActionField.text("account"),
            ActionField.choice("payer", "party", "DEALER", "MANUFACTURER"),
            ActionField.text("partyId"));

    static final ActionForm REMOVE = ActionForm.of("forget-account", "POST /v1/payer-accounts/{account}/removal");

    private final Asking asking;
    private final Actions actions;
    private final Downloads downloads;

    PayerAccountPages(Asking asking, Actions actions, Downloads downloads) {
        this.asking = asking;
        this.actions = actions;
        this.downloads = downloads;
    }

    /** {@code GET /v1/payer-accounts}. */
    public record PayerAccountRows(
            List<PayerAccountRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record PayerAccountRow(String account, String payer, String partyId, String by, Instant changedAt) {}

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<PayerAccountRows> rows = asking.forPage()
                .ask(filters.of("/v1/payer-accounts"), PayerAccountRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/payer-accounts";
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(given, FILTERS).all("/v1/payer-accounts"), response, model);
    }

    @RequestMapping(
            path = LIST + "/new",
            method = {RequestMethod.GET, RequestMethod.POST})
    String set(Model model) {
        return actions.page(Act.of(SET, new Target("/v1/payer-accounts"), "", LIST), model);
    }

    @RequestMapping(
            path = LIST + "/{account}/removal",
            method = {RequestMethod.GET, RequestMethod.POST})
    String remove(@PathVariable String account, Model model) {
        return actions.page(Act.of(REMOVE, Target.of("/v1/payer-accounts/{}/removal", account), account, LIST), model);
    }
}
