package floorplan.api.server;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.RunningSystem;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The state of the servers, as the API tells it. */
class ServersIT {
    private final RunningSystem system = RunningSystem.get();

    private JsonNode server(String name) {
        for (JsonNode server : system.get("/v1/servers").body().at("/servers")) {
            if (server.at("/server").asString().equals(name)) {
                return server;
            }
        }
        throw new AssertionError("no server " + name);
    }

    private void awaitState(String name, String state) {
        await(name + " " + state)
                .until(() -> server(name).at("/state").asString().equals(state));
    }

    @Test
    void allAnswer() {
        assertThat(system.get("/v1/servers").body().at("/servers"))
                .extracting(server -> server.at("/server").asString())
                .containsExactly("MYSQL_ACCOUNT", "MYSQL_CLMS", "REDIS", "RABBITMQ", "TEMPORAL")
                .allSatisfy(name -> awaitState(name, "ANSWERS"));
    }

    @ParameterizedTest
    @CsvSource({"MARIADB, MYSQL_CLMS", "REDIS, REDIS", "RABBITMQ, RABBITMQ", "TEMPORAL, TEMPORAL"})
    void tellsWhichOneIsSilentAndSinceWhen(Server stopped, String name) {
        awaitState(name, "ANSWERS");
        Instant up = Instant.parse(server(name).at("/since").asString());
        try {
            TestStack.get().kill(stopped);
            awaitState(name, "SILENT");
            assertThat(Instant.parse(server(name).at("/since").asString())).isAfter(up);
            if (stopped != Server.MARIADB) {
                awaitState("MYSQL_ACCOUNT", "ANSWERS");
            }
        } finally {
            TestStack.get();
        }
        awaitState(name, "ANSWERS");
    }
}
