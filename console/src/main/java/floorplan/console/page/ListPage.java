package floorplan.console.page;

import floorplan.console.operation.Reply;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;

/** The page of a list: its filters, its rows, and the link to the page that follows. */
public final class ListPage {
    private ListPage() {}

    /**
     * Fills the page. Its status is that of the rows.
     *
     * @param page address of the list's first page without filters
     */
    public static void fill(
            String page, Filters filters, Reply<? extends RowsOfPage> rows, HttpServletResponse response, Model model) {
        response.setStatus(rows.status());
        model.addAttribute("given", filters.given());
        model.addAttribute("filters", filters);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "next", rows.isKnown() ? filters.next(page, rows.known().nextCursor()) : null);
    }
}
