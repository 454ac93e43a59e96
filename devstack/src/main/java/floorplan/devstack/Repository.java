package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout in which this program runs; devstack is never shipped. */
final class Repository {
    private static final Path USERS_SQL = Path.of("sql", "users.sql");

    private Repository() {}

    /**
     * The nearest folder from the working one upwards that holds {@code sql/users.sql}: Maven runs tests in a module.
     */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(USERS_SQL))) {
                return folder;
            }
        }
        throw new StackException("run this in a checkout of Floorplan: no " + USERS_SQL + " here or above");
    }

    static String usersSql() {
        try {
            return Files.readString(root().resolve(USERS_SQL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
