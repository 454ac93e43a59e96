package floorplan.console.repayment;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.repayment.ShownRepayment.RepaymentRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists repayments by filters, and shows one with its steps. */
@Controller
class RepaymentPages {
    private static final String LIST = "/console/repayments";

    /** The filters of {@code GET /v1/repayments}. */
    private static final List<String> FILTERS = List.of(
            "loanId",
            "dealerId",
            "manufacturerId",
            "payer",
            "status",
            "creditStatus",
            "valueDateFrom",
            "valueDateTo",
            "acceptedFrom",
            "acceptedTo",
            "amountFrom",
            "amountTo",
            "idempotencyKey");

    private final Asking asking;
    private final Downloads downloads;

    RepaymentPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<RepaymentRows> rows = asking.forPage()
                .ask(filters.of("/v1/repayments"), RepaymentRows.class)
                .reply();
        response.setStatus(rows.status());
        model.addAttribute("given", given);
        model.addAttribute("filters", filters);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "next", rows.isKnown() ? filters.next(LIST, rows.known().nextCursor()) : null);
        return "console/repayments";
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(given, FILTERS).all("/v1/repayments"), response, model);
    }

    @GetMapping(LIST + "/{id}")
    String repayment(@PathVariable String id, HttpServletResponse response, Model model) {
        Reply<ShownRepayment> repayment = asking.forPage()
                .ask(Target.of("/v1/repayments/{}", id), ShownRepayment.class)
                .reply();
        response.setStatus(repayment.status());
        model.addAttribute("id", id);
        model.addAttribute("repayment", repayment);
        return "console/repayment";
    }
}
