package floorplan.console.page;

import floorplan.console.operation.Asking;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The console's own address, and addresses that no page has. */
@Controller
class FirstPages {
    private static final String NO_ASSETS = "/console/{section:(?!assets$).+}";

    private final Asking asking;

    FirstPages(Asking asking) {
        this.asking = asking;
    }

    /** Leads to the first section that the person may see. */
    @GetMapping({"/console", "/console/"})
    String first() {
        return Arrays.stream(Section.values())
                .filter(section -> asking.may(section.operation()))
                .findFirst()
                .map(section -> "redirect:" + section.path())
                .orElse("console/no-section");
    }

    /** The shortcuts, for browsers without scripts. */
    @GetMapping("/console/shortcuts")
    String shortcuts() {
        return "console/shortcuts";
    }

    /** Styles and scripts are no pages. */
    @GetMapping({NO_ASSETS, NO_ASSETS + "/**"})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "console/unknown";
    }
}
