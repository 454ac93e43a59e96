package floorplan.api.server;

import floorplan.api.server.WatchedServer.ServerStanding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells which servers answer. */
@RestController
@Tag(name = "Operations")
class ServerController {
    /** An older result says nothing about now. */
    private static final Duration COUNTS = Duration.ofMinutes(1);

    private final ServerWatch watch;

    ServerController(ServerWatch watch) {
        this.watch = watch;
    }

    /** The state of a server. */
    enum ServerState {
        ANSWERS,
        SILENT,
        /** It was not checked within the last minute. */
        UNKNOWN
    }

    /** One entry per server. */
    record ServersAnswer(List<ServerAnswer> servers) {}

    /** A server as the API that answers sees it. */
    @Schema(name = "NeededServer")
    record ServerAnswer(
            NeededServer server,

            @Schema(
                    description =
                            "ANSWERS or SILENT, checked within the last minute. UNKNOWN: it was not checked in that time.",
                    example = "ANSWERS")
            ServerState state,

            @Schema(
                    description =
                            "Time since which every check of this API has found the server in this state; null if unknown",
                    example = "2026-03-10T08:00:00Z")
            @Nullable
            Instant since,

            @Schema(
                    description = "Time of the newest check; null before the first one",
                    example = "2026-03-10T09:00:00Z")
            @Nullable
            Instant checkedAt) {
        static ServerAnswer of(WatchedServer watched, Instant now) {
            ServerStanding standing = watched.standing();
            if (standing == null) {
                return new ServerAnswer(watched.server(), ServerState.UNKNOWN, null, null);
            }
            if (standing.checkedAt().isBefore(now.minus(COUNTS))) {
                return new ServerAnswer(watched.server(), ServerState.UNKNOWN, null, standing.checkedAt());
            }
            return new ServerAnswer(
                    watched.server(),
                    standing.answers() ? ServerState.ANSWERS : ServerState.SILENT,
                    standing.since(),
                    standing.checkedAt());
        }
    }

    @GetMapping("/v1/servers")
    @Operation(
            operationId = "listServers",
            summary = "Tell which servers answer",
            description =
                    "MySQL (each schema), Redis, RabbitMQ and Temporal, as the API that answers sees them. That API asks each server every ten seconds, so this request needs none of them.")
    ServersAnswer servers() {
        Instant now = Instant.now();
        return new ServersAnswer(watch.servers().stream()
                .map(server -> ServerAnswer.of(server, now))
                .toList());
    }
}
