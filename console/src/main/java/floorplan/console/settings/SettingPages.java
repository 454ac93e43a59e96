package floorplan.console.settings;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Lists the settings of the API that answers the page. */
@Controller
class SettingPages {
    private static final String ALL = "1000";

    private final Asking asking;

    SettingPages(Asking asking) {
        this.asking = asking;
    }

    /** {@code GET /v1/settings}. */
    record SettingRows(List<SettingRow> items) {}

    public record SettingRow(String id, @Nullable String value, boolean hidden) {}

    @GetMapping("/console/settings")
    String list(HttpServletResponse response, Model model) {
        Reply<SettingRows> rows = asking.forPage()
                .ask(new Target("/v1/settings").with("limit", ALL), SettingRows.class)
                .reply();
        response.setStatus(rows.status());
        model.addAttribute("rows", rows);
        return "console/settings";
    }
}
