package floorplan.console.deadletter;

import floorplan.console.bulk.BulkParts;
import floorplan.console.bulk.ShownBulk.BulkRows;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.page.RowsOfPage;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The dead letters that wait for a decision, by reason and one by one. */
@Controller
class DeadLetterPages {
    static final String LIST = "/console/dead-letters";
    private static final String SOME_REASONS = "50";
    private static final String SOME_DECISIONS = "5";

    private final Asking asking;
    private final BulkParts bulks;

    DeadLetterPages(Asking asking, BulkParts bulks) {
        this.asking = asking;
        this.bulks = bulks;
    }

    /** {@code GET /v1/dead-letters}. */
    record DeadLetterRows(
            List<DeadLetterRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    /** A dead letter; the fields from its body are null if that cannot be read. */
    public record DeadLetterRow(
            String id,
            String status,
            @Nullable String dealerId,
            @Nullable String loanId,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable LocalDate valueDate,
            @Nullable String body,
            @Nullable Long bodyLength,
            @Nullable String bodySha256,
            String failure,
            int times,
            Instant since,
            String workflowId,
            List<DecisionRow> decisions) {
        private static final int SHOWN = 2_000;

        public boolean isWaiting() {
            return "DEAD_LETTER".equals(status);
        }

        /** The beginning of a body that cannot be read; null if it can be read. */
        public @Nullable String beginning() {
            if (body == null) {
                return null;
            }
            String text = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
            return text.substring(0, Math.min(text.length(), SHOWN));
        }
    }

    /** A person's decision about a dead letter. */
    public record DecisionRow(String decision, String by, String reason, Instant at) {}

    /** {@code GET /v1/dead-letters/reasons}. */
    record LetterReasons(List<CountedFailure> items) {}

    public record CountedFailure(String failure, long count, Instant oldest) {}

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, List.of("failure", "dealerId"));
        Questions questions = asking.forPage();
        Question<LetterReasons> reasons =
                questions.ask(Target.of("/v1/dead-letters/reasons").with("limit", SOME_REASONS), LetterReasons.class);
        Question<BulkRows> decisions =
                questions.ask(Target.of("/v1/dead-letters/decisions").with("limit", SOME_DECISIONS), BulkRows.class);
        Reply<DeadLetterRows> rows = questions
                .ask(filters.of("/v1/dead-letters"), DeadLetterRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        model.addAttribute("reasons", reasons.reply());
        model.addAttribute("decisions", decisions.reply());
        return "console/dead-letters";
    }

    @GetMapping(LIST + "/{id}")
    String letter(@PathVariable String id, HttpServletResponse response, Model model) {
        Reply<DeadLetterRow> letter = asking.forPage()
                .ask(Target.of("/v1/dead-letters/{}", id), DeadLetterRow.class)
                .reply();
        response.setStatus(letter.status());
        model.addAttribute("id", id);
        model.addAttribute("letter", letter);
        return "console/dead-letter";
    }

    @GetMapping(LIST + "/decisions/{id}")
    String decision(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        return bulks.page(
                Target.of("/v1/dead-letters/decisions/{}", id),
                Target.of(LIST + "/decisions/{}", id).text(),
                LIST,
                LIST + "/",
                given,
                response,
                model);
    }
}
