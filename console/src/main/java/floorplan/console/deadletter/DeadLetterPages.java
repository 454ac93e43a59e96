package floorplan.console.deadletter;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.page.Filters;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the dead letters that wait for a decision. */
@Controller
class DeadLetterPages {
    private static final String LIST = "/console/dead-letters";

    private final Asking asking;

    DeadLetterPages(Asking asking) {
        this.asking = asking;
    }

    /** {@code GET /v1/dead-letters}. */
    record DeadLetterRows(
            List<DeadLetterRow> items, @Nullable String nextCursor) {}

    /** A dead letter; the fields from its body are null if that cannot be read. */
    public record DeadLetterRow(
            String id,
            @Nullable String dealerId,
            @Nullable String loanId,
            @Nullable String amount,
            @Nullable String currency,
            String failure,
            int times,
            Instant since,
            List<DecisionRow> decisions) {}

    /** A person's decision about a dead letter. */
    public record DecisionRow(String decision, String by, String reason, Instant at) {}

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, List.of());
        Reply<DeadLetterRows> rows = asking.forPage()
                .ask(filters.of("/v1/dead-letters"), DeadLetterRows.class)
                .reply();
        response.setStatus(rows.status());
        model.addAttribute("filters", filters);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "next", rows.isKnown() ? filters.next(LIST, rows.known().nextCursor()) : null);
        return "console/dead-letters";
    }
}
