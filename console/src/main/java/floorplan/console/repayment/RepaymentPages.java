package floorplan.console.repayment;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.page.Shown;
import floorplan.console.posting.ShownPostings;
import floorplan.console.repayment.ShownRepayment.RepaymentRows;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
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
            "idempotencyKey",
            "waiting");

    private static final String AUDIT = "GET /v1/audit";
    private static final String JOURNAL = "GET /v1/loans/{id}/journal";

    /** More postings than most loans have; the page links to the rest. */
    private static final String MOST = "1000";

    private final Asking asking;
    private final Shown shown;
    private final Downloads downloads;

    RepaymentPages(Asking asking, Shown shown, Downloads downloads) {
        this.asking = asking;
        this.shown = shown;
        this.downloads = downloads;
    }

    /** {@code GET /v1/audit}, about a repayment. */
    record RepaymentAudit(List<RepaymentAuditRow> items) {}

    public record RepaymentAuditRow(
            Instant at, String action, @Nullable String outcome, String actor) {}

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<RepaymentRows> rows = asking.forPage()
                .ask(new Filters(instants(given), FILTERS).of("/v1/repayments"), RepaymentRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/repayments";
    }

    /** The API filters by instants; people name days of the business zone. */
    private Map<String, String> instants(Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.computeIfPresent("acceptedFrom", (name, day) -> shown.beginningOf(day));
        all.computeIfPresent("acceptedTo", (name, day) -> shown.endOf(day));
        return all;
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(instants(given), FILTERS).all("/v1/repayments"), response, model);
    }

    @GetMapping(LIST + "/{id}")
    String repayment(@PathVariable String id, HttpServletResponse response, Model model) {
        Questions questions = asking.forPage();
        Question<ShownRepayment> asked = questions.ask(Target.of("/v1/repayments/{}", id), ShownRepayment.class);
        if (asking.may(AUDIT)) {
            model.addAttribute(
                    "audit",
                    questions
                            .ask(
                                    new Target("/v1/audit")
                                            .with("subject", "repayment:" + id)
                                            .with("limit", MOST),
                                    RepaymentAudit.class)
                            .reply());
        }
        Reply<ShownRepayment> repayment = asked.reply();
        String loan = repayment.isKnown() ? repayment.known().loanId() : null;
        if (loan != null && repayment.known().allocation() != null && asking.may(JOURNAL)) {
            model.addAttribute(
                    "postings",
                    questions
                            .ask(Target.of("/v1/loans/{}/journal", loan).with("limit", MOST), ShownPostings.class)
                            .reply());
        }
        response.setStatus(repayment.status());
        model.addAttribute("id", id);
        model.addAttribute("repayment", repayment);
        return "console/repayment";
    }
}
