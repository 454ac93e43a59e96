package floorplan.console.today;

import floorplan.console.operation.Asking;
import floorplan.console.operation.Reply;
import floorplan.console.operation.Target;
import floorplan.console.page.Shown;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names the servers that do not answer, for a page without a reply. Templates use it by its name. */
@Component("silent")
public class SilentServers {
    private final Asking asking;
    private final Shown shown;

    SilentServers(Asking asking, Shown shown) {
        this.asking = asking;
        this.shown = shown;
    }

    /** Their names in the language of the page; empty if every server answers, or the person may not know. */
    public String names() {
        Reply<NeededServers> servers = asking.forPage()
                .ask(new Target("/v1/servers"), NeededServers.class)
                .reply();
        return servers.isKnown() ? names(servers.known()) : "";
    }

    private String names(NeededServers servers) {
        return servers.silent().map(row -> shown.word("server", row.server())).collect(Collectors.joining("; "));
    }
}
