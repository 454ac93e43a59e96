package floorplan.console.report;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.page.RowsOfPage;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows reports, and gives them as CSV files. */
@Controller
class ReportPages {
    private static final String REPORTS = "/console/reports";

    private final Asking asking;
    private final Downloads downloads;

    ReportPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    @GetMapping(REPORTS)
    String reports(HttpServletResponse response, Model model) {
        List<Report> seen = seen();
        response.setStatus(seen.isEmpty() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_OK);
        model.addAttribute("reports", seen);
        return "console/reports";
    }

    @GetMapping(REPORTS + "/{name}")
    String report(
            @PathVariable String name,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Report report = Report.named(name).orElse(null);
        if (report == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "console/unknown";
        }
        Filters filters = new Filters(given, report.filters());
        Reply<? extends RowsOfPage> rows = asking.forPage()
                .ask(filters.of(report.operation()), report.rows())
                .reply();
        ListPage.fill(report.page(), filters, rows, response, model);
        model.addAttribute("report", report);
        model.addAttribute("reports", seen());
        return "console/report";
    }

    @GetMapping(REPORTS + "/{name}.csv")
    @Nullable
    String file(
            @PathVariable String name,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Report report = Report.named(name).orElse(null);
        if (report == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "console/unknown";
        }
        return downloads.csv(new Filters(given, report.filters()).all(report.operation()), response, model);
    }

    /** The reports that the person may see. */
    private List<Report> seen() {
        return Arrays.stream(Report.values())
                .filter(report -> asking.may("GET " + report.operation()))
                .toList();
    }
}
