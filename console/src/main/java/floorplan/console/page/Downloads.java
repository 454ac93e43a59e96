package floorplan.console.page;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lists and files of the API that a browser saves. Each has an address that ends with its file type. */
@Component
public class Downloads {
    private final Asking asking;

    Downloads(Asking asking) {
        this.asking = asking;
    }

    /** A list with all items after its cursor. */
    public @Nullable String csv(Target list, HttpServletResponse response, Model model) {
        return file(list, "text/csv", response, model);
    }

    /**
     * Sends a file while the API makes it.
     *
     * @param accepted its media type
     * @return the page that says why there is no file; null if it was sent
     */
    public @Nullable String file(Target target, String accepted, HttpServletResponse response, Model model) {
        Reply<String> sent = asking.download(target, accepted);
        if (sent.isKnown() || response.isCommitted()) {
            return null;
        }
        response.setStatus(sent.status());
        model.addAttribute("reply", sent);
        return "console/no-file";
    }
}
