package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A clock that is wrong for one process: Debian's libfaketime, installed where it is missing. */
public final class FakeClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    // The one for programs of many threads.
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private FakeClock() {}

    /**
     * Environment variables that put a process's clock out; what it measures of time's passing stays right.
     *
     * @param offset as libfaketime has it: {@code +1d}
     */
    public static Map<String, String> environment(String offset) {
        if (find().isEmpty()) {
            Install.packages(Set.of("libfaketime"));
        }
        // Without the last of them Java's timed waits end at once, and its threads spin.
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

    /** In a folder that is called after the machine's kind. */
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
