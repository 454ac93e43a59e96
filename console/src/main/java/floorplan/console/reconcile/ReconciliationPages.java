package floorplan.console.reconcile;

import floorplan.console.action.Act;
import floorplan.console.action.ActionForm;
import floorplan.console.action.Actions;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Reply.ReplyState;
import floorplan.console.operation.Target;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the newest reconciliation and the earlier ones, and starts one. */
@Controller
class ReconciliationPages {
    static final ActionForm RECONCILE = ActionForm.of("reconcile", "POST /v1/reconciliations");

    private static final String PAGE = "/console/reconciliation";

    private final Asking asking;
    private final Actions actions;

    ReconciliationPages(Asking asking, Actions actions) {
        this.asking = asking;
        this.actions = actions;
    }

    /** {@code GET /v1/reconciliations/latest}. */
    public record ShownReconciliation(
            String id,
            String status,
            Instant startedAt,
            @Nullable Instant finishedAt,
            List<SideTotals> totals,
            MendedCounts mended,
            long differenceCount,
            List<ShownDifference> differences) {}

    public record SideTotals(String source, String currency, String account, String credit) {
        public boolean isEqual() {
            return account.equals(credit);
        }
    }

    public record MendedCounts(long sentAgain, long reservedAgain, long marksRemoved) {}

    public record ShownDifference(
            String kind,
            String subject,
            @Nullable String dealerId,
            @Nullable String currency,
            @Nullable String account,
            @Nullable String credit,
            String detail) {}

    /** {@code GET /v1/reconciliations}. */
    public record ReconciliationRows(
            List<ReconciliationRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record ReconciliationRow(
            String status,
            Instant startedAt,
            @Nullable Instant finishedAt,
            MendedCounts mended,
            long differenceCount) {}

    @GetMapping(PAGE)
    String show(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, List.of());
        Questions questions = asking.forPage();
        Question<ShownReconciliation> latest =
                questions.ask(new Target("/v1/reconciliations/latest"), ShownReconciliation.class);
        Question<ReconciliationRows> listed =
                questions.ask(filters.of("/v1/reconciliations"), ReconciliationRows.class);
        Reply<ReconciliationRows> rows = listed.reply();
        Reply<ShownReconciliation> newest = latest.reply();
        ListPage.fill(PAGE, filters, rows, response, model);
        model.addAttribute("latest", newest);
        model.addAttribute("none", newest.state() == ReplyState.MISSING);
        return "console/reconciliation";
    }

    @RequestMapping(
            path = PAGE + "/new",
            method = {RequestMethod.GET, RequestMethod.POST})
    String start(Model model) {
        return actions.page(Act.of(RECONCILE, new Target("/v1/reconciliations"), "", PAGE), model);
    }
}
