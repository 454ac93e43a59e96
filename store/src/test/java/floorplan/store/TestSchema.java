package floorplan.store;

import floorplan.devstack.TestStack;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A schema of the test stack, migrated, as one of its users sees it. */
public record TestSchema(DataSource pool, JdbcTemplate batches, JdbcClient database, TransactionTemplate transaction) {
    /**
     * @param schema {@code account} or {@code clms}
     * @param role {@code worker}, {@code api} or {@code owner}
     */
    public static TestSchema as(String schema, String role) {
        Map<String, String> environment = TestStack.get().environment();
        Migrate.migrate(schema, environment);
        return at(environment, schema, role);
    }

    /** The schema on servers that others keep running, as it is: for a process that a test starts. */
    public static TestSchema at(Map<String, String> environment, String schema, String role) {
        String upper = schema.toUpperCase(Locale.ROOT);
        String user = role.equals("owner")
                ? "FLOORPLAN_MIGRATE_" + upper
                : "FLOORPLAN_" + upper + "_" + role.toUpperCase(Locale.ROOT);
        return connect(
                environment.get("FLOORPLAN_" + upper + "_URL"),
                schema + "_" + role,
                Objects.requireNonNull(environment.get(user + "_PASSWORD")));
    }

    /** Takes every row from every table of a schema, so that a test starts from nothing, but from those that it keeps by name. */
    public static void empty(String schema) {
        JdbcClient database = as(schema, "owner").database;
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

    private static TestSchema connect(@Nullable String url, String user, String password) {
        DataSource pool = new DriverManagerDataSource(url + "?useBulkStmts=true", user, password);
        JdbcTemplate batches = new JdbcTemplate(pool);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return new TestSchema(pool, batches, JdbcClient.create(batches), transaction);
    }
}
