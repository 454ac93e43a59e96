package floorplan.console.audit;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.page.RowsOfPage;
import floorplan.console.page.Shown;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searches the audit log, and tells how far its chains are verified. */
@Controller
class AuditPages {
    private static final String LIST = "/console/audit";
    private static final List<String> FILTERS = List.of("actor", "action", "subject", "from", "to");

    private final Asking asking;
    private final Downloads downloads;
    private final Shown shown;

    AuditPages(Asking asking, Downloads downloads, Shown shown) {
        this.asking = asking;
        this.downloads = downloads;
        this.shown = shown;
    }

    /** {@code GET /v1/audit}. */
    record AuditRows(List<AuditRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record AuditRow(
            String id,
            Instant at,
            String actor,
            String action,
            String subjectKind,
            String subjectId,
            @Nullable String outcome) {}

    /** {@code GET /v1/audit/verification}. */
    record ShownVerification(List<ChainRow> chains) {}

    public record ChainRow(
            String schema,
            String status,
            long verifiedThrough,
            long newest,
            Instant verifiedAt,
            @Nullable Long brokenAt,
            @Nullable String fault) {}

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Questions questions = asking.forPage();
        Question<ShownVerification> verified =
                questions.ask(new Target("/v1/audit/verification"), ShownVerification.class);
        Question<AuditRows> listed = questions.ask(filters.of("/v1/audit"), AuditRows.class);
        Reply<AuditRows> rows = listed.reply();
        ListPage.fill(LIST, filters, rows, response, model);
        model.addAttribute("actions", shown.constants("auditAction"));
        model.addAttribute("verified", verified.reply());
        return "console/audit";
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(given, FILTERS).all("/v1/audit"), response, model);
    }
}
