package floorplan.devstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Commands that run to their end. */
final class Command {
    private Command() {}

    /**
     * Runs a command and waits for it.
     *
     * @param input text for the standard input of the command
     * @return whether it ended with status 0 in time; the log has all of its output
     */
    static boolean succeeds(ProcessBuilder command, String input, Path log, Duration patience) {
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The command ended without reading its input; its status says why.
            }
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(
                    "interrupted while running " + command.command().getFirst(), e);
        }
    }

    /** Runs a command that must succeed. The error names the command and quotes the end of its log. */
    static void run(ProcessBuilder command, String input, Path log, Duration patience) {
        if (!succeeds(command, input, log, patience)) {
            throw new StackException(
                    "%s failed; its log: %s%n%s".formatted(String.join(" ", command.command()), log, lastLines(log)));
        }
    }

    /** Finds a program in PATH, or in one of the folders that are often missing from the PATH of ordinary users. */
    static Optional<Path> find(String program) {
        Stream<String> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** The end of a log, for an error message. */
    static String lastLines(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
