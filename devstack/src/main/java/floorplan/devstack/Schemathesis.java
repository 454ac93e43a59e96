package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs Schemathesis, which sends an API valid and invalid requests of its OpenAPI document and reports differences. */
public final class Schemathesis {
    private static final PythonTool SCHEMATHESIS = new PythonTool("schemathesis", "4.32.5");
    private static final String START =
            "import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())";

    private Schemathesis() {}

    /**
     * Tests a running API.
     *
     * @param document address or file of the API's OpenAPI document
     * @param options command-line options in addition to the document and the address
     * @param log file for its output; further files are stored beside it
     * @return whether it found nothing
     */
    public static boolean findsNothing(
            String document, String address, List<String> options, Path log, Duration patience) {
        List<String> command =
                new ArrayList<>(List.of("python3", "-c", START, "run", document, "--url", address, "--no-color"));
        command.addAll(options);
        ProcessBuilder run = new ProcessBuilder(command)
                .directory(
                        Objects.requireNonNull(log.toAbsolutePath().getParent()).toFile());
        run.environment().put("PYTHONPATH", SCHEMATHESIS.installed().toString());
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Command.succeeds(run, "", log, patience);
    }
}
