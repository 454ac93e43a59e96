package floorplan.console.receipt;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.receipt.ShownReceipt.ReceiptRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists unapplied receipts, and shows one with all that came and left. */
@Controller
class ReceiptPages {
    private static final String LIST = "/console/receipts";
    private static final List<String> FILTERS = List.of("status", "payer", "from", "to");

    private final Asking asking;
    private final Downloads downloads;

    ReceiptPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<ReceiptRows> rows = asking.forPage()
                .ask(filters.of("/v1/receipts"), ReceiptRows.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/receipts";
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(given, FILTERS).all("/v1/receipts"), response, model);
    }

    @GetMapping(LIST + "/{id}")
    String receipt(@PathVariable String id, HttpServletResponse response, Model model) {
        Reply<ShownReceipt> receipt = asking.forPage()
                .ask(Target.of("/v1/receipts/{}", id), ShownReceipt.class)
                .reply();
        response.setStatus(receipt.status());
        model.addAttribute("id", id);
        model.addAttribute("receipt", receipt);
        return "console/receipt";
    }
}
