package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * A private Temporal development server with its UI; histories are kept in a SQLite file.
 *
 * @param codecEndpoint where the page of the UI has payloads decrypted. Nobody logs in to this UI, so the address holds the token that the
 *     endpoint wants: both answer this machine only
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
                folder.data(name()).resolve("temporal.db").toString());
        for (String attribute : SEARCH_ATTRIBUTES) {
            command.command().addAll(List.of("--search-attribute", attribute + "=Keyword"));
        }
        return command;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public boolean answers() {
        ProcessBuilder health = new ProcessBuilder(
                TemporalBinary.path().toString(), "operator", "cluster", "health", "--address", "127.0.0.1:" + port);
        return Command.succeeds(health, "", folder.log("temporal-client"), Duration.ofSeconds(5));
    }
}
