package floorplan.console.today;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/servers}. */
public record NeededServers(List<ServerRow> servers) {
    private static final String SILENT = "SILENT";
    private static final String ANSWERS = "ANSWERS";

    public record ServerRow(
            String server,
            String state,
            @Nullable Instant since,
            @Nullable Instant checkedAt) {}

    Stream<ServerRow> silent() {
        return servers.stream().filter(row -> row.state().equals(SILENT));
    }

    boolean oneIsSilent() {
        return silent().findAny().isPresent();
    }

    /** True if each was checked within the last minute, and answered. */
    boolean allAnswer() {
        return servers.stream().allMatch(row -> row.state().equals(ANSWERS));
    }
}
