package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Schemathesis, which asks an API what its OpenAPI document allows and what it does not, and says where the two differ. */
public final class Schemathesis {
    private static final PythonTool SCHEMATHESIS = new PythonTool("schemathesis", "4.32.5");
    private static final String START =
            "import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())";

    private Schemathesis() {}

    /**
     * Runs it against a running API.
     *
     * @param options beside the address, as its command line takes them
     * @param log where all it says goes; beside it, what it keeps
     * @return whether it found nothing
     */
    public static boolean findsNothing(String address, List<String> options, Path log, Duration patience) {
        List<String> command =
                new ArrayList<>(List.of("python3", "-c", START, "run", address + "/v3/api-docs", "--no-color"));
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
