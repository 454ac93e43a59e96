package floorplan.store;

import floorplan.devstack.TestStack;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.IsolationLevelDataSourceAdapter;

/** The schemas of the test stack, migrated, as one of their users sees them: {@code worker}, {@code api} or {@code owner}. */
public final class TestSchema {
    private TestSchema() {}

    public static AccountDatabase account(String role) {
        return new AccountDatabase(connections("account", role));
    }

    public static ClmsDatabase clms(String role) {
        return new ClmsDatabase(connections("clms", role));
    }

    /** @param schema {@code account} or {@code clms} */
    static Database as(String schema, String role) {
        return schema.equals("account") ? account(role) : clms(role);
    }

    /** The account schema on servers that others keep running, as it is: for a process that a test starts. */
    public static AccountDatabase accountAt(Map<String, String> environment, String role) {
        return new AccountDatabase(connections(environment, "account", role));
    }

    /**
     * A new connection on every call.
     *
     * @param schema {@code account} or {@code clms}
     */
    public static DataSource connections(String schema, String role) {
        Map<String, String> environment = TestStack.get().environment();
        Migrate.migrate(schema, environment);
        return connections(environment, schema, role);
    }

    private static DataSource connections(Map<String, String> environment, String schema, String role) {
        String upper = schema.toUpperCase(Locale.ROOT);
        String user = role.equals("owner")
                ? "FLOORPLAN_MIGRATE_" + upper
                : "FLOORPLAN_" + upper + "_" + role.toUpperCase(Locale.ROOT);
        IsolationLevelDataSourceAdapter connections = new IsolationLevelDataSourceAdapter();
        connections.setTargetDataSource(new DriverManagerDataSource(
                environment.get("FLOORPLAN_" + upper + "_URL") + "?useBulkStmts=true",
                schema + "_" + role,
                Objects.requireNonNull(environment.get(user + "_PASSWORD"))));
        connections.setIsolationLevel(Connection.TRANSACTION_READ_COMMITTED);
        return connections;
    }

    /** Takes every row from every table of a schema, so that a test starts from nothing, but from those that it keeps by name. */
    public static void empty(String schema) {
        Database database = as(schema, "owner");
        database.sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = :schema AND table_name NOT IN ('flyway_schema_history', 'open_date', 'epoch')
                            AND table_name NOT LIKE 'kept%'
                        """)
                .param("schema", schema)
                .query(String.class)
                .list()
                .forEach(table -> database.sql("TRUNCATE TABLE " + table).update());
        if (schema.equals("account")) {
            database.sql("UPDATE open_date SET open_date = NULL").update();
        }
    }
}
