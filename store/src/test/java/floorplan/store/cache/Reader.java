package floorplan.store.cache;

import floorplan.devstack.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The test's handle of a {@link ReaderProcess}. */
final class Reader {
    private final Process process;
    private final Thread listener = Thread.ofVirtual().unstarted(this::listen);
    private volatile long reads;
    private volatile long hits;

    private Reader(Process process) {
        this.process = process;
    }

    /** @param variables environment variables beside the servers' addresses */
    static Reader start(
            Design design, int redisPort, int loans, Path folder, String name, Map<String, String> variables) {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogging.level.root=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                ReaderProcess.class.getName(),
                design.name(),
                "" + redisPort,
                "" + loans,
                folder.toString(),
                name);
        java.environment().putAll(TestStack.get().environment());
        java.environment().putAll(variables);
        java.environment().computeIfPresent("FLOORPLAN_ACCOUNT_URL", (variable, url) -> url + unencrypted(url));
        try {
            Process process =
                    java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Reader reader = new Reader(process);
            reader.listener.start();
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Turns encryption off: by a clock that is behind, MySQL's new certificate is not valid yet, and the driver checks
     * that although it trusts any certificate.
     */
    private static String unencrypted(String url) {
        return url.startsWith("jdbc:mysql:") ? "?sslMode=DISABLED&allowPublicKeyRetrieval=true" : "";
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    reads = Long.parseLong(line);
                } else if (line.contains(" reads, ")) {
                    System.out.println(line);
                    hits = Long.parseLong(
                            line.replaceFirst(".* ([\\d,]+) hits.*", "$1").replace(",", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of reads so far. */
    long reads() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a reader has ended with " + process.exitValue());
        }
        return reads;
    }

    /** The number of reads answered from Redis; known once the process has ended. */
    long hits() {
        return hits;
    }

    /** Ends the process and waits for its end. */
    void end() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            listener.join();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("a reader ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
