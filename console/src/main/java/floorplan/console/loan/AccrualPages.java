package floorplan.console.loan;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Chart;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.posting.ShownPostings;
import floorplan.console.repayment.ShownRepayment.RepaymentRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A loan's daily accruals, as booked and as effective, and its postings. */
@Controller
class AccrualPages {
    private static final String ACCRUALS = "/console/loans/{id}/accruals";
    private static final String POSTINGS = "/console/loans/{id}/postings";

    /** A year and a half of dates is one page, unless there are many corrections. */
    private static final String MOST = "600";

    private final Asking asking;
    private final Downloads downloads;

    AccrualPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    @GetMapping(ACCRUALS)
    String accruals(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Filters filters = new Filters(given, List.of());
        Questions questions = asking.forPage();
        Question<LoanAccruals> accruals = questions.ask(
                Target.of("/v1/loans/{}/accruals", id).with("limit", MOST).with("cursor", given.get("cursor")),
                LoanAccruals.class);
        Question<ShownLoan> loan = questions.ask(Target.of("/v1/loans/{}", id), ShownLoan.class);
        Question<RepaymentRows> repayments =
                questions.ask(Target.of("/v1/loans/{}/repayments", id).with("limit", "1000"), RepaymentRows.class);
        Reply<LoanAccruals> rows = accruals.reply();
        ListPage.fill(path(ACCRUALS, id), filters, rows, response, model);
        model.addAttribute("id", id);
        model.addAttribute("first", path(ACCRUALS, id));
        model.addAttribute("charts", charts(rows, loan.reply(), repayments.reply()));
        return "console/accruals";
    }

    /** The balance is drawn for those who see every repayment of principal, if all are on one page. */
    private static List<Chart> charts(
            Reply<LoanAccruals> accruals, Reply<ShownLoan> loan, Reply<RepaymentRows> repayments) {
        List<Chart> charts = new ArrayList<>();
        if (accruals.isKnown() && !accruals.known().items().isEmpty()) {
            charts.add(accruals.known().daily());
        }
        if (loan.isKnown()
                && loan.known().owed().dealer() != null
                && repayments.isKnown()
                && repayments.known().nextCursor() == null) {
            charts.add(BalanceChart.of(loan.known(), repayments.known().items()));
        }
        return charts;
    }

    private static String path(String pattern, String id) {
        return Target.of(pattern.replace("{id}", "{}"), id).text();
    }

    @GetMapping(ACCRUALS + ".csv")
    @Nullable
    String accrualsFile(@PathVariable String id, HttpServletResponse response, Model model) {
        return downloads.csv(Target.of("/v1/loans/{}/accruals", id), response, model);
    }

    @GetMapping(POSTINGS)
    String postings(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Filters filters = new Filters(given, List.of());
        Reply<ShownPostings> postings = asking.forPage()
                .ask(filters.of(Target.of("/v1/loans/{}/journal", id).text()), ShownPostings.class)
                .reply();
        ListPage.fill(path(POSTINGS, id), filters, postings, response, model);
        model.addAttribute("id", id);
        return "console/postings";
    }

    @GetMapping(POSTINGS + ".csv")
    @Nullable
    String postingsFile(@PathVariable String id, HttpServletResponse response, Model model) {
        return downloads.csv(Target.of("/v1/loans/{}/journal", id), response, model);
    }
}
