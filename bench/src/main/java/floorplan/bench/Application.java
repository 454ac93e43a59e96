package floorplan.bench;

import floorplan.devstack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of Floorplan's packaged applications, in a process of its own. */
public final class Application implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final String name;
    private final Path log;
    private final int port;
    private final int managementPort = Ports.free();
    private final Process process;

    /**
     * Starts the application and waits until it answers.
     *
     * @param name {@code api}, {@code worker} or {@code provider}
     * @param settings environment variables beside those of the servers
     */
    public Application(String name, Servers servers, Map<String, String> settings) {
        this(name, servers, Ports.free(), settings);
    }

    /** @param port on which it listens */
    public Application(String name, Servers servers, int port, Map<String, String> settings) {
        this.name = name;
        this.port = port;
        this.log = servers.log(name);
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-jar",
                Path.of(name, "target", name + "-0.1.0-SNAPSHOT-app.jar").toString()));
        java.environment().putAll(servers.environment());
        java.environment().putAll(settings);
        java.environment().put("SERVER_PORT", "" + port);
        java.environment().put("MANAGEMENT_SERVER_PORT", "" + managementPort);
        java.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            process = java.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-" + name));
        awaitAnswer();
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(name + " did not start: see " + log);
                }
                Thread.sleep(LOOK_UP);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health");
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
