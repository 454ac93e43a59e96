package floorplan.api.limits;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.HostileRequests;
import floorplan.api.system.RunningSystem;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Requests that arrive too slowly end, and hold nobody else up. Each test waits for a timeout of the API, so the tests
 * wait at the same time.
 */
@Execution(ExecutionMode.CONCURRENT)
class SlowClientsIT {
    private static StrictApi strict;

    @BeforeAll
    static void start() {
        strict = new StrictApi(RunningSystem.get());
    }

    @AfterAll
    static void stop() {
        strict.close();
    }

    @Test
    void waitsOnlyForAWhileForABodyThatNobodyHasRead() throws IOException {
        try (Socket socket = strict.connect("127.0.0.1")) {
            StrictApi.write(socket, "POST /v1/repayments HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
            awaitClosed(socket);
        }
    }

    @Test
    void servesOthersWhileBodiesArriveSlowlyAndEndsThese() throws Exception {
        HostileRequests slow = new HostileRequests(strict.process.url(), StrictApi.tokens(8), Duration.ofSeconds(30));
        List<Future<Integer>> ends = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 80; n++) {
                long seed = n;
                ends.add(clients.submit(() -> slow.sendSlowly(seed)));
            }
            assertThat(strict.repay("beside-slow-ones").status()).isEqualTo(201);
        }

        assertThat(ends).extracting(Future::get).containsOnly(408);
    }

    @Test
    void closesAConnectionWhoseHeadArrivesTooSlowly() throws IOException {
        try (Socket socket = strict.connect("127.0.0.1")) {
            StrictApi.write(socket, "GET /v1/loans HTTP/1.1\r\nX: ");
            awaitClosed(socket);
        }
    }

    /** Sends one more byte each time. A server whose timeout begins anew with each byte would wait for ever. */
    private static void awaitClosed(Socket socket) {
        await("it is closed").until(() -> {
            try {
                StrictApi.write(socket, "x");
                return false;
            } catch (IOException closed) {
                return true;
            }
        });
    }
}
