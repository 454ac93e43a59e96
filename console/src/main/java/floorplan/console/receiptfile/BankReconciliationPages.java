package floorplan.console.receiptfile;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.page.Downloads;
import floorplan.console.page.Filters;
import floorplan.console.page.ListPage;
import floorplan.console.page.RowsOfPage;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Compares banks' files with the books, by bank account and day. */
@Controller
class BankReconciliationPages {
    private static final String LIST = "/console/bank-reconciliations";
    private static final List<String> FILTERS = List.of("account", "from", "to");

    private final Asking asking;
    private final Downloads downloads;

    BankReconciliationPages(Asking asking, Downloads downloads) {
        this.asking = asking;
        this.downloads = downloads;
    }

    /** {@code GET /v1/bank-reconciliations}. */
    public record BankDays(List<BankDay> items, @Nullable String nextCursor) implements RowsOfPage {}

    /** A bank account, value date and currency. */
    public record BankDay(
            LocalDate valueDate,
            String account,
            String currency,
            long receipts,
            long returns,
            String fileTotal,
            String posted,
            String returned,
            String unapplied,
            String difference) {
        /** True if each line of the files is booked. */
        public boolean isEqual() {
            return new BigDecimal(difference).signum() == 0;
        }
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        Filters filters = new Filters(given, FILTERS);
        Reply<BankDays> rows = asking.forPage()
                .ask(filters.of("/v1/bank-reconciliations"), BankDays.class)
                .reply();
        ListPage.fill(LIST, filters, rows, response, model);
        return "console/bank-reconciliations";
    }

    @GetMapping(LIST + ".csv")
    @Nullable
    String file(@RequestParam Map<String, String> given, HttpServletResponse response, Model model) {
        return downloads.csv(new Filters(given, FILTERS).all("/v1/bank-reconciliations"), response, model);
    }
}
