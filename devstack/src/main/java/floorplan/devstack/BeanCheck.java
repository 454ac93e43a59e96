package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs {@code bean-check} from PyPI, which checks beancount files. It is installed once per user. */
public final class BeanCheck {
    private static final PythonTool BEANCOUNT = new PythonTool("beancount", "3.2.3");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BeanCheck() {}

    /**
     * Checks a file.
     *
     * @return the problems of the file; empty if there are none
     */
    public static String problems(Path file) {
        Path log = file.resolveSibling(file.getFileName() + ".problems");
        ProcessBuilder check =
                new ProcessBuilder("python3", "-m", "beancount.scripts.check", "--no-cache", file.toString());
        check.environment().put("PYTHONPATH", BEANCOUNT.installed().toString());
        try {
            Files.deleteIfExists(log);
            boolean right = Command.succeeds(check, "", log, PATIENCE);
            String said = Files.readString(log);
            if (right != said.isBlank()) {
                throw new StackException("bean-check failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
