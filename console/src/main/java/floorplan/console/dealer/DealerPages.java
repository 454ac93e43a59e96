package floorplan.console.dealer;

import floorplan.console.dealer.DealerParts.CreditLineRow;
import floorplan.console.dealer.DealerParts.CreditLineRows;
import floorplan.console.dealer.DealerParts.MovementRows;
import floorplan.console.dealer.DealerParts.UsageRow;
import floorplan.console.dealer.DealerParts.UsageRows;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Chart;
import floorplan.console.page.Chart.ChartLine;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.report.OverdueRows;
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

/** Lists dealers, and shows one with the use of its credit line, its movements and its overdue debts. */
@Controller
class DealerPages {
    private static final String LIST = "/console/dealers";
    private static final String USAGE = "/v1/credit-lines/{}/usage";
    private static final String MOVEMENTS = "/v1/credit-lines/{}/movements";
    private static final String NEWEST = "20";

    private final Asking asking;
    private final Downloads downloads;

    DealerPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, List.of());
        Reply<CreditLineRows> rows = asking.forPage()
                .ask(filters.of("/v1/credit-lines"), CreditLineRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/dealers";
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(HttpServletResponse response, Model model) {
        return downloads.csv(new Target("/v1/credit-lines"), response, model);
    }

    @GetMapping(LIST + "/{id}")
    String dealer(@PathVariable String id, HttpServletResponse response, Model model) {
        Questions questions = asking.forPage();
        Question<CreditLineRow> line = questions.ask(Target.of("/v1/credit-lines/{}", id), CreditLineRow.class);
        Question<UsageRows> usage = questions.ask(Target.of(USAGE, id), UsageRows.class);
        Question<MovementRows> movements =
                questions.ask(Target.of(MOVEMENTS, id).with("limit", NEWEST), MovementRows.class);
        Question<OverdueRows> overdue = questions.ask(
                new Target("/v1/reports/overdue").with("dealerId", id).with("limit", "1"), OverdueRows.class);
        Reply<CreditLineRow> known = line.reply();
        Reply<UsageRows> used = usage.reply();
        response.setStatus(known.status());
        model.addAttribute("id", id);
        model.addAttribute("line", known);
        model.addAttribute("usage", used);
        model.addAttribute("movements", movements.reply());
        model.addAttribute("overdue", overdue.reply());
        if (known.isKnown() && used.isKnown()) {
            model.addAttribute("chart", chart(used.known().items()));
            model.addAttribute("charts", true);
        }
        return "console/dealer";
    }

    private static Chart chart(List<UsageRow> days) {
        List<@Nullable String> used =
                new ArrayList<>(days.stream().map(UsageRow::used).toList());
        return Chart.ofDays(
                "dealer.usage",
                days.stream().map(UsageRow::date).toList(),
                List.of(new ChartLine("dealer.used", used)));
    }

    @GetMapping(LIST + "/{id}/movements.csv")
    @Nullable
    String movements(@PathVariable String id, HttpServletResponse response, Model model) {
        return downloads.csv(Target.of(MOVEMENTS, id), response, model);
    }

    @GetMapping(LIST + "/{id}/usage.csv")
    @Nullable
    String usage(@PathVariable String id, HttpServletResponse response, Model model) {
        return downloads.csv(Target.of(USAGE, id), response, model);
    }
}
