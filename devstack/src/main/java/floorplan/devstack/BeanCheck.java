package floorplan.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;

/** {@code bean-check}, which says whether a beancount file is right: as PyPI has it, installed once per user. */
public final class BeanCheck {
    private static final String VERSION = "3.2.3";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BeanCheck() {}

    /**
     * Checks a file.
     *
     * @return what is wrong with it; empty when nothing is
     */
    public static String problems(Path file) {
        Path program = installed();
        Path log = file.resolveSibling(file.getFileName() + ".problems");
        ProcessBuilder check =
                new ProcessBuilder("python3", "-m", "beancount.scripts.check", "--no-cache", file.toString());
        check.environment().put("PYTHONPATH", program.toString());
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

    private static synchronized Path installed() {
        Path target = Folder.cache().resolve("beancount-" + VERSION);
        if (!Files.exists(target)) {
            install(target);
        }
        return target;
    }

    private static void install(Path target) {
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(target.getParent()), "beancount-");
            Path requirements = work.resolve("beancount.txt");
            try (InputStream pinned = BeanCheck.class.getResourceAsStream("beancount.txt")) {
                Files.copy(Objects.requireNonNull(pinned), requirements);
            }
            Path draft = work.resolve("installed");
            ProcessBuilder pip = new ProcessBuilder(
                    "python3",
                    "-m",
                    "pip",
                    "install",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--require-hashes",
                    "--disable-pip-version-check",
                    "-r",
                    requirements.toString(),
                    "--target",
                    draft.toString());
            Command.run(pip, "", work.resolve("install.log"), Duration.ofMinutes(5));
            // Another process may have been faster: then its folder stays.
            if (!Files.exists(target)) {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            }
            Folder.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
