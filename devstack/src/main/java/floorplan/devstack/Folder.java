package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder with everything of one stack: configuration, data, logs, pid files and the file with its addresses. */
record Folder(Path root) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    Folder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder where programs are unpacked, once per user. */
    static Path cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return home.resolve("floorplan");
    }

    /** Creates the folder and its parts. */
    Folder create() {
        try {
            for (String part : List.of("run", "log", "data", "conf")) {
                Files.createDirectories(root.resolve(part));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path env() {
        return root.resolve("env");
    }

    Path pid(String name) {
        return root.resolve("run").resolve(name + ".pid");
    }

    /**
     * The file with {@code /proc/PID/stat} and the boot id at the start of the process. They distinguish it from a
     * later process with its pid.
     */
    Path birth(String name) {
        return root.resolve("run").resolve(name + ".birth");
    }

    Path log(String name) {
        return root.resolve("log").resolve(name + ".log");
    }

    Path data() {
        return root.resolve("data");
    }

    Path data(String name) {
        return data().resolve(name);
    }

    Path conf(String file) {
        return root.resolve("conf").resolve(file);
    }

    /** Writes a file that may hold a password, atomically and readable only by its owner. */
    static void writeSecret(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(), ".draft", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with its content. */
    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with its content; does nothing if it is missing. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
