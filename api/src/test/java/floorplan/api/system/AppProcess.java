package floorplan.api.system;

import static floorplan.store.Patience.await;

import floorplan.devstack.LossyNetwork;
import floorplan.devstack.Ports;
import floorplan.devstack.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One of the applications as a separate process, from its packaged jar, on the test stack. It can be killed and started
 * again.
 */
public final class AppProcess {
    /** The environment variable with the public key of valid tokens. */
    public static final String PUBLIC_KEY = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Path log;
    private final List<String> prefix;
    private final String host;
    private final BiFunction<Path, List<String>, List<String>> start;
    private Map<String, String> settings;
    private final int port;
    private final int managementPort = Ports.free();
    private Process process;

    /**
     * @param name {@code api}, {@code worker} or {@code provider}
     * @param settings environment variables in addition to the stack's
     */
    public AppProcess(String name, Map<String, String> settings) {
        this(name, name, settings);
    }

    /** @param log name of the log under {@code target}, for a further process of the same application */
    public AppProcess(String name, String log, Map<String, String> settings) {
        this(name, log, settings, List.of(), "127.0.0.1");
    }

    /** An application in a network of its own. Its settings say where it finds the servers. */
    public AppProcess(String name, String log, Map<String, String> settings, LossyNetwork network) {
        this(name, log, settings, network.prefix(), network.process());
    }

    /**
     * An application on a port that others know before it starts. It is started once in a JVM, so an archive of its
     * classes would cost more than it gains.
     */
    public AppProcess(String name, int port, Map<String, String> settings) {
        this(name, name, settings, List.of(), "127.0.0.1", port, (jar, java) -> List.of("-jar", jar.toString()));
    }

    private AppProcess(String name, String log, Map<String, String> settings, List<String> prefix, String host) {
        this(name, log, settings, prefix, host, Ports.free(), (jar, java) -> new ClassArchive(jar, java).arguments());
    }

    private AppProcess(
            String name,
            String log,
            Map<String, String> settings,
            List<String> prefix,
            String host,
            int port,
            BiFunction<Path, List<String>, List<String>> start) {
        this.start = start;
        this.name = name;
        this.port = port;
        this.prefix = prefix;
        this.host = host;
        this.log = Path.of("target", log + "-" + TestStack.jvm() + ".log");
        this.settings = settings;
        this.process = launch();
    }

    private Process launch() {
        // The process lives for a few minutes, in which the second compiler would cost as much as it gains.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(start.apply(jar(), List.copyOf(command)));
        command.addAll(0, prefix);
        ProcessBuilder java = new ProcessBuilder(command);
        java.environment().putAll(TestStack.environment());
        java.environment().putAll(settings);
        java.environment().put("SERVER_PORT", "" + port);
        java.environment().put("MANAGEMENT_SERVER_PORT", "" + managementPort);
        java.environment().put("MANAGEMENT_SERVER_ADDRESS", host);
        java.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Process started = java.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        return Path.of("..", name, "target", name + "-0.1.0-SNAPSHOT-app.jar");
    }

    /** The log of the process. */
    public List<String> logged() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int managementPort() {
        return managementPort;
    }

    public String url() {
        return "http://" + host + ":" + port;
    }

    /** The largest resident memory that the process has had, in units of 1,024 kB. */
    public long peakMegabytes() {
        try (Stream<String> status = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
            return status.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reachable heap in MB, measured after a full collection. */
    public long liveMegabytes() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process histogram = new ProcessBuilder(jcmd.toString(), "" + process.pid(), "GC.class_histogram").start();
            try (BufferedReader lines = histogram.inputReader()) {
                return lines.lines()
                        .filter(line -> line.startsWith("Total"))
                        .mapToLong(line -> Long.parseLong(line.split(" +", -1)[2]) >> 20)
                        .sum();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the application answers. */
    public AppProcess ready() {
        await(name + " answers").until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " did not start: see " + log);
            }
            return health("liveness") == 200;
        });
        return this;
    }

    /** The status of the readiness probe; 0 for no answer. */
    public int readiness() {
        return health("readiness");
    }

    private int health(String probe) {
        try {
            URI health = URI.create("http://" + host + ":" + managementPort + "/actuator/health/" + probe);
            return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the process to end by itself, and returns its log. */
    public String lastWords() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " goes on: see " + log);
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGTERM; does not wait. */
    public void terminate() {
        process.destroy();
    }

    public void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " did not end within " + patience);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void startAgain() {
        process = launch();
        ready();
    }

    /** @param instead environment variables from now on, in addition to the stack's */
    public void startAgain(Map<String, String> instead) {
        settings = instead;
        startAgain();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Sends {@code SIGSTOP}: the connections stay open, and the process does nothing. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
