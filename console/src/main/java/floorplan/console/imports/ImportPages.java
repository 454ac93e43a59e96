package floorplan.console.imports;

import floorplan.console.action.Act;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.imports.ImportParts.ImportRows;
import floorplan.console.imports.ImportParts.ShownImport;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import jakarta.servlet.http.HttpServletResponse;
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

/** Takes files of credit lines and loans, and shows each with the lines that were refused. */
@Controller
class ImportPages {
    static final ActionForm LOANS = ActionForm.of("importLoans", "POST /v1/imports/{kind}");
    static final ActionForm CREDIT_LINES = ActionForm.of("importCreditLines", "POST /v1/imports/{kind}");

    private static final String LIST = "/console/imports";
    private static final String IMPORT = LIST + "/{id}";
    private static final List<String> FILTERS = List.of("kind", "status");

    private final Asking asking;
    private final Actions actions;
    private final Downloads downloads;

    ImportPages(Asking asking, Actions actions, Downloads downloads) {
        this.asking = asking;
        this.actions = actions;
        this.downloads = downloads;
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<ImportRows> rows = asking.forPage()
                .ask(filters.of("/v1/imports"), ImportRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/imports";
    }

    @GetMapping(IMPORT)
    String shown(@PathVariable String id, HttpServletResponse response, Model model) {
        ask(id, response, model);
        model.addAttribute("streams", true);
        return "console/import";
    }

    /** The part of the page that changes while the import runs. */
    @GetMapping(IMPORT + "/progress")
    String progress(@PathVariable String id, HttpServletResponse response, Model model) {
        ask(id, response, model);
        return "console/import :: progress";
    }

    private void ask(String id, HttpServletResponse response, Model model) {
        Reply<ShownImport> shown = asking.forPage()
                .ask(Target.of("/v1/imports/{}", id), ShownImport.class)
                .reply();
        response.setStatus(shown.status());
        model.addAttribute("id", id);
        model.addAttribute("shown", shown);
    }

    /** The API's stream of the import's progress, which tells the page when to ask again. */
    @GetMapping(IMPORT + "/progress.events")
    @Nullable
    String events(@PathVariable String id, HttpServletResponse response, Model model) {
        return downloads.file(Target.of("/v1/imports/{}/progress", id), "text/event-stream", response, model);
    }

    @GetMapping(IMPORT + "/reasons.csv")
    @Nullable
    String reasons(@PathVariable String id, HttpServletResponse response, Model model) {
        return downloads.csv(Target.of("/v1/imports/{}/reasons", id), response, model);
    }

    @RequestMapping(
            path = LIST + "/new/loans",
            method = {RequestMethod.GET, RequestMethod.POST})
    String loans(Model model) {
        return upload(LOANS, "loans", model);
    }

    @RequestMapping(
            path = LIST + "/new/credit-lines",
            method = {RequestMethod.GET, RequestMethod.POST})
    String creditLines(Model model) {
        return upload(CREDIT_LINES, "credit-lines", model);
    }

    private String upload(ActionForm form, String kind, Model model) {
        Act act = Act.of(form, Target.of("/v1/imports/{}", kind), "", LIST)
                .leadingTo(answer ->
                        Target.of(LIST + "/{}", answer.path("id").asString()).text());
        return actions.uploadPage(act, "text/csv", model);
    }
}
