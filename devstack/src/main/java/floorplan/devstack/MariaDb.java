package floorplan.devstack;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A private MariaDB 10.11, as durable as in production: every commit is on disk before it is answered.
 *
 * @param users the text of {@code sql/users.sql}
 * @param passwords values of its placeholders
 * @param statementsKept whether the server logs every statement; see {@link #statements}
 */
record MariaDb(Folder folder, int port, String users, Map<String, String> passwords, boolean statementsKept)
        implements DatabaseProgram {
    // Relative to the data folder, in which the server runs, since the path of a socket may have at most 107 bytes.
    private static final String SOCKET = "mariadb.sock";
    private static final long LARGE_MACHINE_BYTES = 8L << 30;

    @Override
    public String name() {
        return Server.MARIADB.id();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public void prepare() {
        Folder.writeSecret(conf(), configuration());
        Path data = folder.data(name());
        try {
            Files.createDirectories(temporary(folder));
            if (Files.exists(data)) {
                return;
            }
            // Created in another folder and moved, so that a half-made one is never taken for a database.
            Path draft = folder.data("mariadb-draft");
            Folder.delete(draft);
            Files.createDirectories(draft.getParent());
            ProcessBuilder install = new ProcessBuilder(
                    "mariadb-install-db",
                    "--no-defaults",
                    "--user=" + user(),
                    "--datadir=" + draft,
                    "--auth-root-authentication-method=socket",
                    "--auth-root-socket-user=" + user(),
                    "--skip-test-db");
            install.environment().put("TMPDIR", temporary(folder).toString());
            Command.run(install, "", folder.log("mariadb-install"), Duration.ofMinutes(2));
            Files.move(draft, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return """
                [mariadbd]
                datadir=%s
                socket=%s
                tmpdir=%s
                bind-address=127.0.0.1
                port=%d
                %s
                skip-name-resolve
                skip-log-bin
                local-infile=OFF
                max-connections=300
                character-set-server=utf8mb4
                collation-server=utf8mb4_bin
                default-time-zone=+00:00
                transaction-isolation=READ-COMMITTED
                # Refuses everything that MySQL 8.4 refuses by default.
                sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION
                innodb-flush-log-at-trx-commit=1
                innodb-flush-method=O_DIRECT
                innodb-log-file-size=512M
                innodb-buffer-pool-size=%s
                %s
                """.formatted(
                        folder.data(name()),
                        SOCKET,
                        temporary(folder),
                        port,
                        user().equals("root") ? "user=root" : "",
                        bufferPool(),
                        statementsKept ? "general-log=ON\ngeneral-log-file=" + statements(folder) : "");
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    /**
     * The log of all statements that the server has received. It outlives the server's data and ends with the stack.
     */
    static Path statements(Folder folder) {
        return folder.data("statements.log");
    }

    static String bufferPool() {
        return memoryBytes() < LARGE_MACHINE_BYTES ? "256M" : "1G";
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /**
     * The server's own folder for temporary files: a starting server deletes supposed leftovers there, including
     * temporary tables of other servers.
     */
    static Path temporary(Folder folder) {
        return folder.data("mariadb-tmp");
    }

    private Path conf() {
        return folder.conf("mariadb.cnf");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(
                Command.find("mariadbd").orElse(Path.of("mariadbd")).toString(), "--defaults-file=" + conf());
    }

    @Override
    public Path clientLog() {
        return folder.log("mariadb-client");
    }

    @Override
    public List<String> client() {
        return List.of("mariadb");
    }

    @Override
    public List<String> dump() {
        return List.of("mariadb-dump", "--no-defaults");
    }

    @Override
    public ProcessBuilder asRoot() {
        return new ProcessBuilder(
                        "mariadb",
                        "--no-defaults",
                        "--socket=" + SOCKET,
                        "--user=" + user(),
                        "--connect-timeout=2",
                        "--batch")
                .directory(folder.data(name()).toFile());
    }
}
