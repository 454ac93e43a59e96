package floorplan.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import floorplan.devstack.TestStack;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The migrated schemas of the test stack, as one of their users: {@code worker}, {@code api} or {@code owner}. */
public final class TestSchema {
    private static final Set<String> MIGRATED = ConcurrentHashMap.newKeySet();
    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();

    static {
        // A server may have been killed since a connection was last used.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    private TestSchema() {}

    public static AccountDatabase account(String role) {
        return new AccountDatabase(connections("account", role));
    }

    /** The account schema through a small pool, whose connections can all be in use, like those of an application. */
    public static AccountDatabase account(String role, int connections) {
        HikariConfig few = new HikariConfig();
        few.setDataSource(connections("account", role));
        few.setMaximumPoolSize(connections);
        return new AccountDatabase(new HikariDataSource(few));
    }

    public static ClmsDatabase clms(String role) {
        return new ClmsDatabase(connections("clms", role));
    }

    /** @param schema {@code account} or {@code clms} */
    static Database as(String schema, String role) {
        return schema.equals("account") ? account(role) : clms(role);
    }

    /** The account schema, as it is, on servers that run already: for a process that a test starts. */
    public static AccountDatabase accountAt(Map<String, String> environment, String role) {
        return new AccountDatabase(connections(environment, "account", role));
    }

    /**
     * Connections from one pool per user, which lives until the JVM ends. Calls do not share transactions.
     *
     * @param schema {@code account} or {@code clms}
     */
    public static DataSource connections(String schema, String role) {
        Map<String, String> environment = TestStack.get().environment();
        migrateOnce(schema, environment);
        return connections(environment, schema, role);
    }

    private static synchronized void migrateOnce(String schema, Map<String, String> environment) {
        if (!MIGRATED.contains(schema)) {
            Migrate.migrate(schema, environment);
            MIGRATED.add(schema);
        }
    }

    private static DataSource connections(Map<String, String> environment, String schema, String role) {
        String upper = schema.toUpperCase(Locale.ROOT);
        String user = role.equals("owner")
                ? "FLOORPLAN_MIGRATE_" + upper
                : "FLOORPLAN_" + upper + "_" + role.toUpperCase(Locale.ROOT);
        String server = Objects.requireNonNull(environment.get("FLOORPLAN_" + upper + "_URL"));
        String batches = server.startsWith("jdbc:mysql:") ? "rewriteBatchedStatements" : "useBulkStmts";
        String url = server + "?" + batches + "=true&useServerPrepStmts=true&cachePrepStmts=true";
        String password = Objects.requireNonNull(environment.get(user + "_PASSWORD"));
        return new DelegatingDataSource(POOLS.computeIfAbsent(schema + "_" + role, name -> pool(url, name, password)));
    }

    private static DataSource pool(String url, String user, String password) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(user);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setMaximumPoolSize(40);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    /** Deletes the rows of all tables of a schema, except of those listed here and those named {@code kept…}. */
    public static void empty(String schema) {
        Database database = as(schema, "owner");
        String filled = database.sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = :schema AND table_name NOT IN ('flyway_schema_history', 'open_date', 'epoch', 'process_settings')
                            AND table_name NOT LIKE 'kept%'
                        """).param("schema", schema).query(String.class).list().stream()
                // Truncating a table takes far longer than checking whether it has rows.
                .map(table -> "SELECT '%1$s' FROM DUAL WHERE EXISTS (SELECT 1 FROM %1$s)".formatted(table))
                .collect(Collectors.joining(" UNION ALL "));
        database.sql(filled)
                .query(String.class)
                .list()
                .forEach(table -> database.sql("TRUNCATE TABLE " + table).update());
        if (schema.equals("account")) {
            database.sql("UPDATE open_date SET open_date = NULL").update();
        }
    }
}
