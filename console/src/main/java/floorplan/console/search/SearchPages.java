package floorplan.console.search;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Redirects to the page of an exact match if no other id begins with the text; otherwise lists the hits. */
@Controller
class SearchPages {
    private final Asking asking;

    SearchPages(Asking asking) {
        this.asking = asking;
    }

    /** {@code GET /v1/search}. */
    record SearchHits(List<SearchHit> items) {}

    /** A hit, as {@code GET /v1/search} answers it. */
    public record SearchHit(HitKind kind, String match, boolean exact, String id) {
        public String address() {
            return kind.address(id);
        }
    }

    @GetMapping("/console/search")
    String search(@RequestParam(defaultValue = "") String q, HttpServletResponse response, Model model) {
        model.addAttribute("q", q);
        if (!q.isBlank()) {
            Reply<SearchHits> hits = asking.forPage()
                    .ask(Target.of("/v1/search").with("q", q), SearchHits.class)
                    .reply();
            List<SearchHit> found = hits.isKnown() ? hits.known().items() : List.of();
            if (found.size() == 1 && found.getFirst().exact()) {
                return "redirect:" + found.getFirst().address();
            }
            response.setStatus(hits.status());
            model.addAttribute("hits", hits);
        }
        return "console/search";
    }
}
