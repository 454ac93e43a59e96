package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process in a session of its own that outlives this JVM and is known by its pid file. Signals reach only a process
 * that was started here: a pid that now belongs to another process is left alone.
 */
final class Daemon {
    // The process itself writes its pid before it becomes the server, so that a kill at any moment leaves no unknown
    // process.
    private static final String RECORD_AND_BECOME =
            "cat /proc/$$/stat %s > \"$1\" && echo $$ > \"$2\" && shift 2 && exec \"$@\""
                    .formatted(RunningProcess.BOOT_ID);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final String name;
    private final Folder folder;

    Daemon(String name, Folder folder) {
        this.name = name;
        this.folder = folder;
    }

    Path log() {
        return folder.log(name);
    }

    boolean isRunning() {
        return running().isPresent();
    }

    private Optional<RunningProcess> running() {
        Path birth = folder.birth(name);
        return Files.exists(birth)
                ? RunningProcess.recordedIn(birth).filter(RunningProcess::isAlive)
                : Optional.empty();
    }

    /** Starts the process, which then writes to its log. */
    void start(ProcessBuilder command) {
        List<String> detached = new ArrayList<>(List.of("setsid", "sh", "-c", RECORD_AND_BECOME, name));
        detached.add(folder.birth(name).toString());
        detached.add(folder.pid(name).toString());
        detached.addAll(command.command());
        forget();
        try {
            Process process = command.command(detached)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            Path pid = folder.pid(name);
            while ((!Files.exists(pid) || Files.size(pid) == 0) && process.isAlive()) {
                sleep();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the process to end, and ends it by force if it does not end in time. */
    void stop(Duration patience) {
        signal("TERM");
        signal("CONT"); // a paused process cannot hear
        if (!endsWithin(patience)) {
            kill();
        }
        forget();
    }

    void kill() {
        signal("KILL");
        if (!endsWithin(Duration.ofSeconds(60))) {
            throw new StackException(name + " does not end, even by kill -9");
        }
        forget();
    }

    /** Returns once no thread of the process runs: the signal reaches a thread only when it has its turn. */
    void pause() {
        signal("STOP");
        long deadline = System.nanoTime() + STOPS_WITHIN.toNanos();
        while (running().filter(process -> !process.isStopped()).isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new StackException(name + " does not pause within " + STOPS_WITHIN.toSeconds() + " s");
            }
            sleep();
        }
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        running().ifPresent(process -> {
            String line = "kill -" + signal + " " + process.pid();
            Command.succeeds(new ProcessBuilder("sh", "-c", line), "", log(), Duration.ofSeconds(5));
        });
    }

    private boolean endsWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isRunning()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            sleep();
        }
        return true;
    }

    private void forget() {
        try {
            Files.deleteIfExists(folder.pid(name));
            Files.deleteIfExists(folder.birth(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for a server", e);
        }
    }
}
