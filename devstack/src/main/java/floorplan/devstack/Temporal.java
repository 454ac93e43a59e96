package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * A private Temporal development server with its UI; histories are kept in a SQLite file.
 *
 * @param codecEndpoint address at which the page of the UI has payloads decrypted. The UI has no login, so the address
 *     contains the token that the endpoint requires; both answer only on this machine
 */
record Temporal(Folder folder, int port, int uiPort, String codecEndpoint) implements Program {
    private static final List<String> SEARCH_ATTRIBUTES =
            List.of("LoanId", "DealerId", "LoanType", "BusinessDate", "Outcome");

    @Override
    public String name() {
        return Server.TEMPORAL.id();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, uiPort);
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(folder.data(name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessBuilder command() {
        ProcessBuilder command = new ProcessBuilder(
                TemporalBinary.path().toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                "" + port,
                "--ui-port",
                "" + uiPort,
                "--ui-codec-endpoint",
                codecEndpoint,
                "--ui-disable-news-fetch",
                "--log-level",
                "warn",
                "--db-filename",
                folder.data(name()).resolve("temporal.db").toString(),
                // One sync to disk covers many commits. Commits survive the end of the process, but not a crash of the
                // machine.
                "--sqlite-pragma",
                "journal_mode=WAL",
                "--sqlite-pragma",
                "synchronous=NORMAL");
        for (String attribute : SEARCH_ATTRIBUTES) {
            command.command().addAll(List.of("--search-attribute", attribute + "=Keyword"));
        }
        return command;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** Asks the UI, which asks the server: a command-line process for each check would cost ten times as much. */
    @Override
    public boolean answers() {
        URI namespace = URI.create("http://127.0.0.1:%d/api/v1/namespaces/default".formatted(uiPort));
        HttpRequest question =
                HttpRequest.newBuilder(namespace).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
