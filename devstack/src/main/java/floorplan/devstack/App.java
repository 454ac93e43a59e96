package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One of Floorplan's own applications as a process.
 *
 * @param built the executable jar that the build has made
 * @param environment variables in addition to this process's own environment
 * @param keptFrom a pattern of variables that the application must not see, since they hold credentials of others
 */
record App(
        String name,
        Folder folder,
        Path built,
        int port,
        int managementPort,
        Map<String, String> environment,
        String keptFrom)
        implements Program {

    @Override
    public List<Integer> ports() {
        return List.of(port, managementPort);
    }

    /** Copies the jar, so that the next build does not replace it under a running application. */
    @Override
    public void prepare() {
        try {
            Files.copy(built, running(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path running() {
        return folder.data(name + ".jar");
    }

    /** Returns whether the jar of the last start differs from that of the last build. */
    boolean isOutdated() {
        try {
            return Files.exists(running())
                    && !Files.getLastModifiedTime(running()).equals(Files.getLastModifiedTime(built));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessBuilder command() {
        ProcessBuilder command = java(List.of(
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                running().toString()));
        command.environment().putAll(environment);
        command.environment().put("SERVER_ADDRESS", "127.0.0.1");
        command.environment().put("SERVER_PORT", "" + port);
        command.environment().put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        command.environment().put("MANAGEMENT_SERVER_PORT", "" + managementPort);
        command.environment().keySet().removeIf(variable -> variable.matches(keptFrom));
        return command;
    }

    /** A command of the Java that runs this program. */
    static ProcessBuilder java(List<String> arguments) {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.command().addAll(arguments);
        return command;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(2);
    }

    @Override
    public boolean answers() {
        URI health = URI.create("http://127.0.0.1:%d/actuator/health".formatted(managementPort));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
