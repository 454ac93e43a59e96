package floorplan.bench;

import floorplan.devstack.Server;
import floorplan.devstack.Stack;
import floorplan.devstack.StackOptions;
import floorplan.runtime.database.DatabaseSettings;
import floorplan.store.Migrate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The real servers of one run of the bench, with migrated schemas. They and their data are deleted when this JVM ends.
 */
public final class Servers {
    public static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);
    private static final int CONNECTIONS = 8;

    private final Path folder;
    private final Stack stack;

    private Servers(Path folder) {
        this.folder = folder;
        this.stack = Stack.start(StackOptions.in(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::destroy, "stop-servers"));
    }

    static Servers start(Path folder) {
        Servers servers = new Servers(folder);
        Migrate.migrate("account", servers.environment());
        Migrate.migrate("clms", servers.environment());
        return servers;
    }

    /** The log file of a process of the run. */
    public Path log(String name) {
        return folder.resolve("log").resolve(name + ".log");
    }

    /** Addresses and credentials, as environment variables. */
    public Map<String, String> environment() {
        return stack.environment();
    }

    /** The same as Spring properties. */
    public Map<String, String> springProperties() {
        return stack.springProperties();
    }

    /** A schema as its owner, who may do anything with it. */
    public JdbcTemplate asOwner(String schema) {
        String prefix = "FLOORPLAN_MIGRATE_" + (schema.equals("account") ? "ACCOUNT" : "CLMS");
        return new JdbcTemplate(new DriverManagerDataSource(
                setting(prefix + "_URL"), setting(prefix + "_USER"), setting(prefix + "_PASSWORD")));
    }

    /** Connections to the account schema as the worker's user. */
    public DataSource asAccountWorker() {
        return new DatabaseSettings(
                        setting("FLOORPLAN_ACCOUNT_URL"),
                        setting("FLOORPLAN_ACCOUNT_WORKER_USERNAME"),
                        setting("FLOORPLAN_ACCOUNT_WORKER_PASSWORD"),
                        CONNECTIONS,
                        LONGEST_STATEMENT)
                .pool("bench");
    }

    /** Connections to the account schema as the API's own user. */
    public DataSource asAccountApi() {
        return new DatabaseSettings(
                        setting("FLOORPLAN_ACCOUNT_URL"),
                        setting("FLOORPLAN_ACCOUNT_API_USERNAME"),
                        setting("FLOORPLAN_ACCOUNT_API_PASSWORD"),
                        CONNECTIONS,
                        LONGEST_STATEMENT)
                .pool("bench-reads");
    }

    /** Runs statements as the database server's own user, who may do anything. */
    public void asDatabaseRoot(String statements) {
        stack.asDatabaseRoot(statements);
    }

    private String setting(String name) {
        return Objects.requireNonNull(environment().get(name), name);
    }

    /** The servers' processes by name; servers run by others are left out. */
    public Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        for (Server server : Server.values()) {
            Path pid = folder.resolve("run").resolve(server.id() + ".pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(read(pid).strip()))
                        .ifPresent(process -> processes.put(server.id(), process));
            }
        }
        return processes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
