package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A private MySQL with the options of {@code docker-compose.yml}, as durable as in production: every commit is on disk
 * before it is answered.
 *
 * @param users the text of {@code sql/users.sql}
 * @param passwords values of its placeholders
 * @param rootPassword of the server's own user
 */
record MySql(Folder folder, int port, String users, Map<String, String> passwords, String rootPassword)
        implements DatabaseProgram {
    /** The options of compose's service; a test compares them. */
    static final List<String> OPTIONS = List.of(
            "skip-log-bin",
            "transaction-isolation=READ-COMMITTED",
            "default-time-zone=+00:00",
            "character-set-server=utf8mb4",
            "collation-server=utf8mb4_bin",
            "local-infile=OFF",
            "innodb-flush-log-at-trx-commit=1",
            "innodb-redo-log-capacity=512M");

    // Relative to the data folder, in which the server runs, since the path of a socket may have at most 107 bytes.
    private static final String SOCKET = "mysql.sock";

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
            Files.createDirectories(MariaDb.temporary(folder));
            if (Files.exists(data)) {
                return;
            }
            // Created in another folder and moved, so that a half-made one is never taken for a database.
            Path draft = folder.data("mysql-draft");
            Folder.delete(draft);
            Path root = folder.conf("mysql-root.sql");
            Folder.writeSecret(root, "ALTER USER root@localhost IDENTIFIED BY '" + rootPassword + "';\n");
            ProcessBuilder install = new ProcessBuilder(Userland.MYSQL.command(List.of(
                    "mysqld",
                    "--defaults-file=" + conf(),
                    "--datadir=" + draft,
                    "--initialize-insecure",
                    "--init-file=" + root)));
            Command.run(install, "", folder.log("mysql-install"), Duration.ofMinutes(3));
            Files.delete(root);
            Files.move(draft, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return """
                [mysqld]
                user=root
                datadir=%s
                socket=%s
                tmpdir=%s
                bind-address=127.0.0.1
                port=%d
                mysqlx=OFF
                secure-file-priv=NULL
                skip-name-resolve
                max-connections=300
                innodb-buffer-pool-size=%s
                %s
                [client]
                user=root
                password=%s
                socket=%s
                """.formatted(
                        folder.data(name()),
                        SOCKET,
                        MariaDb.temporary(folder),
                        port,
                        MariaDb.bufferPool(),
                        String.join("\n", OPTIONS),
                        rootPassword,
                        SOCKET);
    }

    private Path conf() {
        return folder.conf("mysql.cnf");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(Userland.MYSQL.command(List.of("mysqld", "--defaults-file=" + conf())));
    }

    @Override
    public Path clientLog() {
        return folder.log("mysql-client");
    }

    @Override
    public ProcessBuilder asRoot() {
        List<String> command = new ArrayList<>(Userland.MYSQL.command(
                List.of("mysql", "--defaults-file=" + conf(), "--connect-timeout=2", "--batch")));
        return new ProcessBuilder(command).directory(folder.data(name()).toFile());
    }

    @Override
    public List<String> client() {
        return Userland.MYSQL.command(List.of("mysql"));
    }

    @Override
    public List<String> dump() {
        // To dump the state of replication it would flush tables, which the owner of a schema may not do.
        return Userland.MYSQL.command(List.of("mysqldump", "--no-defaults", "--set-gtid-purged=OFF"));
    }
}
