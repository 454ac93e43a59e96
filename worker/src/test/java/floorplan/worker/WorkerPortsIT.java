package floorplan.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** The port of a worker that is told nothing about it, except that it is a free one. */
class WorkerPortsIT {
    @Test
    void answersHealthToThisMachineAlone() throws IOException, InterruptedException {
        try (WorkerUnderTest worker = new WorkerUnderTest(Map.of());
                HttpClient http = HttpClient.newHttpClient()) {
            Environment settings = worker.bean(Environment.class);
            String port = settings.getRequiredProperty("local.server.port");

            assertThat(status(http, "127.0.0.1", port)).isEqualTo(200);
            // A server on all addresses answers on each address of the loopback interface.
            assertThatThrownBy(() -> status(http, "127.0.0.2", port)).isInstanceOf(ConnectException.class);
        }
    }

    private static int status(HttpClient http, String address, String port) throws IOException, InterruptedException {
        URI health = URI.create("http://%s:%s/actuator/health".formatted(address, port));
        return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
