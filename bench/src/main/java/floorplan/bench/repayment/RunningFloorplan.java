package floorplan.bench.repayment;

import floorplan.bench.Application;
import floorplan.bench.Servers;
import floorplan.devstack.TokenKey;
import floorplan.devstack.TokenRole;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Floorplan's API and worker in processes of their own, and a bank that asks the API. */
final class RunningFloorplan implements AutoCloseable {
    private final Servers servers;
    private final TokenKey key = TokenKey.make();
    private final Application worker;
    private final Application api;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RunningFloorplan(Servers servers) {
        this.servers = servers;
        worker = new Application("worker", servers, Map.of());
        api = new Application(
                "api", servers, Map.of("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION", key.location()));
    }

    OverHttp singles() {
        return new OverHttp(api, token(), http);
    }

    /** @param phases told of the phase that each file is in */
    FloorplanFile files(FilePhases phases) {
        return new FloorplanFile(api, token(), http, servers, phases);
    }

    private String token() {
        return key.sign(TokenRole.claims("bank", Instant.now()));
    }

    /** The processes of API and worker. */
    Map<String, ProcessHandle> own() {
        return Map.of("api", api.process(), "worker", worker.process());
    }

    /** The processes of API, worker and servers. */
    Map<String, ProcessHandle> all() {
        Map<String, ProcessHandle> processes = new TreeMap<>(servers.processes());
        processes.putAll(own());
        return processes;
    }

    @Override
    public void close() {
        http.close();
        api.close();
        worker.close();
    }
}
