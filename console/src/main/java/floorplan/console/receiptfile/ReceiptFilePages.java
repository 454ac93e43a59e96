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
import floorplan.console.receiptfile.ShownReceiptFile.ReceiptFileLines;
import floorplan.console.receiptfile.ShownReceiptFile.ReceiptFileRows;
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
import tools.jackson.databind.JsonNode;

/** Takes receipt files, and shows the outcomes of their lines. */
@Controller
class ReceiptFilePages {
    private static final String LIST = "/console/receipt-files";
    private static final String OWN_FORMAT = "csv";
    private static final List<String> FILTERS = List.of("profile", "account", "status", "outcome");
    private static final List<String> LINE_FILTERS = List.of("outcome");

    static final ActionForm FILE = ActionForm.of(
                    "receipt-file",
                    "POST /v1/receipt-files/{profile}",
                    ActionField.text("profile").inPath(),
                    ActionField.text("Floorplan-Account").inHeader().optional(),
                    ActionField.text("Floorplan-Statement").inHeader().optional(),
                    ActionField.text("Floorplan-Control").inHeader().optional())
            .blaming("profile", "not-found")
            .blaming("Floorplan-Statement", "statement-known");

    private final Asking asking;
    private final Actions actions;
    private final Downloads downloads;

    ReceiptFilePages(Asking asking, Actions actions, Downloads downloads) {
        this.asking = asking;
        this.actions = actions;
        this.downloads = downloads;
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<ReceiptFileRows> rows = asking.forPage()
                .ask(filters.of("/v1/receipt-files"), ReceiptFileRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/receipt-files";
    }

    @RequestMapping(
            path = LIST + "/new",
            method = {RequestMethod.GET, RequestMethod.POST})
    String take(@RequestParam(defaultValue = OWN_FORMAT) String profile, Model model) {
        String named = profile.isBlank() ? OWN_FORMAT : profile.strip();
        return actions.uploadPage(
                Act.of(FILE, Target.of("/v1/receipt-files/{}", named), "", LIST)
                        .with("profile", named)
                        .leadingTo(answer -> page(answer.path("id")))
                        .refusedTo(answer -> page(answer.path("fileId"))),
                "text/csv",
                model);
    }

    /** Address of a file's page; empty if there is no file. */
    private static String page(JsonNode id) {
        return id.isString() ? Target.of(LIST + "/{}", id.asString()).text() : "";
    }

    /** @param news if present, only the part of the page that changes while the file is booked is answered */
    @GetMapping(LIST + "/{id}")
    String file(
            @PathVariable String id, @RequestParam @Nullable String news, HttpServletResponse response, Model model) {
        Reply<ShownReceiptFile> file = asking.forPage()
                .ask(Target.of("/v1/receipt-files/{}", id), ShownReceiptFile.class)
                .reply();
        response.setStatus(file.status());
        model.addAttribute("id", id);
        model.addAttribute("file", file);
        return news == null ? "console/receipt-file" : "console/receipt-file :: news";
    }

    @GetMapping(LIST + "/{id}/lines")
    String lines(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Filters filters = new Filters(given, LINE_FILTERS);
        String path = Target.of(LIST + "/{}/lines", id).text();
        Reply<ReceiptFileLines> rows = asking.forPage()
                .ask(filters.of(Target.of("/v1/receipt-files/{}/lines", id).text()), ReceiptFileLines.class)
                .reply();
        ListPage.fill(path, filters, rows, response, model);
        model.addAttribute("id", id);
        model.addAttribute("path", path);
        return "console/receipt-file-lines";
    }

    @GetMapping(LIST + "/{id}/lines.csv")
    @Nullable
    String linesFile(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Filters filters = new Filters(given, LINE_FILTERS);
        return downloads.csv(
                filters.all(Target.of("/v1/receipt-files/{}/lines", id).text()), response, model);
    }
}
