package floorplan.store.cache;

import floorplan.devstack.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that writes loans until the kernel kills it between two steps of a write; then another process replaces it.
 * It prints each acknowledged write with its time, and ends at the end of its input.
 */
final class WriterProcess {
    private static final int KILLED_BY_KERNEL = 128 + 9;
    private static final int ONE_DIES_IN = 400;

    private final int redisPort;
    private final int loans;
    private final History history;
    private final Thread keeper = Thread.ofVirtual().unstarted(this::keep);
    private volatile Process process;
    private volatile int status;
    private volatile int deaths;
    private boolean over;

    WriterProcess(int redisPort, int loans, History history) {
        this.redisPort = redisPort;
        this.loans = loans;
        this.history = history;
        this.process = start();
        keeper.start();
    }

    /** @param arguments the port of Redis, and the number of loans */
    public static void main(String[] arguments) throws Exception {
        Writers writers = new Writers(
                System.getenv(),
                Design.BUILT,
                Integer.parseInt(arguments[1]),
                (loan, version) -> System.out.println(loan + " " + version + " " + System.nanoTime()),
                Integer.parseInt(arguments[0]),
                ONE_DIES_IN,
                WriterProcess::die);
        while (System.in.read() != -1) {
            // Input is ignored.
        }
        writers.end();
        System.exit(0);
    }

    private static void die() {
        try {
            new ProcessBuilder("kill", "-KILL", "" + ProcessHandle.current().pid())
                    .start()
                    .waitFor();
            throw new IllegalStateException("still alive");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start() {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogging.level.root=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                "" + redisPort,
                "" + loans);
        java.environment().putAll(TestStack.environment());
        try {
            Process started =
                    java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep() {
        do {
            status = ended();
        } while (status == KILLED_BY_KERNEL && startedAgain());
    }

    private synchronized boolean startedAgain() {
        deaths++;
        if (!over) {
            process = start();
        }
        return !over;
    }

    /** Reads the output of the process until it ends. */
    private int ended() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // A driver may print errors here, too.
                if (line.matches("\\d+ \\d+ \\d+")) {
                    String[] told = line.split(" ", -1);
                    history.acknowledged(Integer.parseInt(told[0]), Long.parseLong(told[1]), Long.parseLong(told[2]));
                }
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The number of kills.
     *
     * @throws IllegalStateException if the last process ended without being killed
     */
    synchronized int deaths() {
        if (!over && !keeper.isAlive()) {
            throw new IllegalStateException("no writer runs any more; the last one ended with " + status);
        }
        return deaths;
    }

    /** Ends the process and waits for its end. */
    void end() {
        try {
            synchronized (this) {
                over = true;
                process.getOutputStream().close();
            }
            keeper.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (status != 0 && status != KILLED_BY_KERNEL) {
            throw new IllegalStateException("a writer ended with " + status);
        }
    }
}
