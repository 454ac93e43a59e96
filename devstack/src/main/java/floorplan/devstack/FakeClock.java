package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A wrong clock for one process: Debian's libfaketime, installed if it is missing. */
public final class FakeClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    // The variant for programs with many threads.
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private FakeClock() {}

    /**
     * Environment variables that shift a process's clock. Durations that the process measures stay right.
     *
     * @param offset in libfaketime's form, such as {@code +1d}
     */
    public static Map<String, String> environment(String offset) {
        if (find().isEmpty()) {
            Install.packages(Set.of("libfaketime"));
        }
        // Without the last variable Java's timed waits end at once, and its threads spin.
        return Map.of(
                "LD_PRELOAD",
                find().orElseThrow(() -> new StackException("libfaketime is installed and has no " + LIBRARY))
                        .toString(),
                "FAKETIME",
                offset,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /** Finds the library, which lies in a folder named after the machine's architecture. */
    private static Optional<Path> find() {
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
