package floorplan.console.bulk;

import floorplan.console.bulk.ShownBulk.BulkItemRows;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Question;
import floorplan.console.operation.Questions;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of a request about many items. */
@Component
public class BulkParts {
    private final Asking asking;

    BulkParts(Asking asking) {
        this.asking = asking;
    }

    /**
     * The page, or the part of it that is asked for again while the request runs.
     *
     * @param operation path of the request in the API
     * @param here address of the page
     * @param back address of the page that shows what the request is about
     * @param thing address of the page of an item, with {@code {}} for its id
     */
    public String page(
            Target operation,
            String here,
            String back,
            String thing,
            Map<String, String> given,
            HttpServletResponse response,
            Model model) {
        Filters filters = new Filters(given, List.of("outcome"));
        Questions questions = asking.forPage();
        Question<ShownBulk> bulk = questions.ask(operation, ShownBulk.class);
        Reply<BulkItemRows> rows = questions
                .ask(filters.of(operation.text() + "/items"), BulkItemRows.class)
                .reply();
        Reply<ShownBulk> reply = bulk.reply();
        ListPage.fill(here, filters, rows, response, model);
        response.setStatus(reply.status());
        model.addAttribute("bulk", reply);
        model.addAttribute("here", here);
        model.addAttribute("back", back);
        model.addAttribute("thing", thing);
        return given.containsKey("news") ? "console/bulk :: news" : "console/bulk";
    }
}
