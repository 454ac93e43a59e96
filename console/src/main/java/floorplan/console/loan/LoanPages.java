package floorplan.console.loan;

import floorplan.console.loan.LoanParts.CorrectionRows;
import floorplan.console.loan.LoanParts.ListedLoans;
import floorplan.console.loan.LoanParts.ShownPayoff;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
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

/** Lists loans, and shows one with all that happened to it. */
@Controller
class LoanPages {
    private static final List<String> FILTERS = List.of("dealerId", "loanType", "status", "overdue");
    private static final String NEWEST = "10";
    private static final String CORRECTIONS = "GET /v1/loans/{id}/corrections";
    private static final String JOURNAL = "GET /v1/loans/{id}/journal";

    private final Asking asking;
    private final Downloads downloads;

    LoanPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    @GetMapping("/console/loans")
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<ListedLoans> rows =
                asking.forPage().ask(filters.of("/v1/loans"), ListedLoans.class).reply();
        ListPage.fill("/console/loans", filters, rows, response, model);
        return "console/loans";
    }

    @GetMapping("/console/loans/{id}")
    String loan(
            @PathVariable String id, @RequestParam @Nullable String date, HttpServletResponse response, Model model) {
        Questions questions = asking.forPage();
        Question<ShownLoan> loan = questions.ask(Target.of("/v1/loans/{}", id), ShownLoan.class);
        Question<ShownPayoff> payoff =
                questions.ask(Target.of("/v1/loans/{}/payoff", id).with("date", date), ShownPayoff.class);
        Question<RepaymentRows> repayments =
                questions.ask(Target.of("/v1/loans/{}/repayments", id).with("limit", NEWEST), RepaymentRows.class);
        if (asking.may(CORRECTIONS)) {
            model.addAttribute(
                    "corrections",
                    questions
                            .ask(Target.of("/v1/loans/{}/corrections", id).with("limit", NEWEST), CorrectionRows.class)
                            .reply());
        }
        Reply<ShownLoan> known = loan.reply();
        response.setStatus(known.status());
        model.addAttribute("id", id);
        model.addAttribute("date", date);
        model.addAttribute("loan", known);
        model.addAttribute("payoff", payoff.reply());
        model.addAttribute("repayments", repayments.reply());
        model.addAttribute("mayJournal", asking.may(JOURNAL));
        return "console/loan";
    }

    @GetMapping("/console/loans.csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(given, FILTERS).all("/v1/loans"), response, model);
    }
}
