package floorplan.console.today;

import java.time.Instant;
import java.util.List;
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

    boolean oneIsSilent() {
        return servers.stream().anyMatch(row -> row.state().equals(SILENT));
    }

    /** True if each was checked within the last minute, and answered. */
    boolean allAnswer() {
        return servers.stream().allMatch(row -> row.state().equals(ANSWERS));
    }
}
