package floorplan.api.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import floorplan.api.system.AppProcess;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A second API beside the system's, with strict limits, and a loan {@code L-1} in the books. */
final class StrictApi implements AutoCloseable {
    final AppProcess process;
    private final RunningSystem system;

    StrictApi(RunningSystem system) {
        this.system = system;
        process = new AppProcess(
                "api",
                "api-strict",
                RunningSystem.believingTokens(Map.of(
                        "FLOORPLAN_LIMITS_PER_SECOND", "10",
                        "FLOORPLAN_LIMITS_SPELL", "2s",
                        "SERVER_TOMCAT_CONNECTION_TIMEOUT", "15s",
                        "SERVER_TOMCAT_MAX_CONNECTIONS", "600")));
        new Portfolio()
                .dealer("LIMIT", "1000000.00")
                .loan("L-1", "LIMIT", "DEALER")
                .importInto(system);
        process.ready();
    }

    @Override
    public void close() {
        process.kill();
    }

    HttpRequest.Builder request(String path) {
        return system.requestTo(process, path);
    }

    Answer repay(String key) {
        return system.send(request("/v1/repayments")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(
                        "{\"loanId\":\"L-1\",\"payer\":\"DEALER\",\"amount\":\"1.00\",\"currency\":\"CNY\"}")));
    }

    /** Tokens of clients that own nothing. */
    static List<String> tokens(int clients) {
        return IntStream.range(0, clients)
                .mapToObj(n -> RunningSystem.token("dealer:HOSTILE-" + n))
                .toList();
    }

    /** @param from the client's address */
    Socket connect(String from) throws IOException {
        URI address = URI.create(process.url());
        Socket socket =
                new Socket(InetAddress.getByName(address.getHost()), address.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(60_000);
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }
}
