package floorplan.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a process to one schema as one user.
 *
 * @param longestStatement the time after which a statement is aborted, so a server that hangs blocks no thread
 */
public record DatabaseSettings(
        String url, String username, String password, int connections, Duration longestStatement) {
    /** The longest wait for a connection. A step soon reports a server that is down. */
    private static final Duration GIVE_UP = Duration.ofSeconds(2);

    /** The longest check of a pooled connection, before another one is tried. */
    private static final Duration VALIDATION = Duration.ofSeconds(1);

    /** The server aborts a statement first and reports it. The driver closes the connection this much later. */
    private static final Duration ANSWER_ON_ITS_WAY = Duration.ofSeconds(5);

    /**
     * The shortest lock wait that both servers accept. It ends within the 3 s of a step's quick tries, so the failure
     * names the locked row.
     */
    private static final int LOCK_WAIT_SECONDS = 1;

    /**
     * The server rolls back and closes a session that has been silent for this long. This frees the locks of a process
     * that has vanished. Idle connections of the pool are kept alive more often.
     */
    private static final int SILENCE_SECONDS = 40;

    /** The shortest keep-alive interval that Hikari accepts. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    /**
     * Checks the settings of a schema and its user.
     *
     * @param schema the prefix of the schema's settings
     * @param role the user's part of the settings' names
     * @throws WrongSetting naming the first setting that is wrong
     */
    public static void check(
            String schema, String role, @Nullable String url, @Nullable Credentials user, Duration longestStatement) {
        String example = "jdbc:mariadb://127.0.0.1:3306/" + schema.substring(schema.indexOf('.') + 1);
        WrongSetting.requireText(schema + ".url", url, example);
        if (!String.valueOf(url).matches("jdbc:(mariadb|mysql):.+")) {
            throw new WrongSetting(schema + ".url", url, "must be a JDBC URL of MariaDB or MySQL", example);
        }
        String names = schema + "." + role;
        WrongSetting.requireText(names + ".username", user == null ? null : user.username(), "account_" + role);
        if (user == null || user.password() == null) {
            throw new WrongSetting(
                    names + ".password", null, "must have a value", "the one that sql/users.sh was given");
        }
        WrongSetting.requireAtLeast(schema + ".longest-statement", longestStatement, Duration.ofSeconds(1), "50s");
    }

    /**
     * Creates the pool without opening a connection, so a process starts, and waits visibly, while its database is
     * down.
     */
    public DataSource pool(String name) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(GIVE_UP.toMillis());
        pool.setValidationTimeout(VALIDATION.toMillis());
        pool.setKeepaliveTime(SIGN_OF_LIFE.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        boolean mySql = url.startsWith("jdbc:mysql:");
        // A batch takes one round trip. MariaDB's driver would prepare no statement on the server if it also rewrote
        // batches.
        pool.addDataSourceProperty(mySql ? "rewriteBatchedStatements" : "useBulkStmts", "true");
        pool.addDataSourceProperty("connectTimeout", "" + GIVE_UP.toMillis());
        pool.addDataSourceProperty(
                "socketTimeout", "" + longestStatement.plus(ANSWER_ON_ITS_WAY).toMillis());
        pool.addDataSourceProperty("sessionVariables", sessionVariables(mySql));
        // The server parses each statement once per connection, and sends numbers in binary instead of text.
        pool.addDataSourceProperty("useServerPrepStmts", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        if (mySql) {
            // MariaDB's driver does this by default. MySQL's driver would cache 25 statements, and none longer than 256
            // characters.
            pool.addDataSourceProperty("prepStmtCacheSize", "250");
            pool.addDataSourceProperty("prepStmtCacheSqlLimit", "8192");
        }
        return new HikariDataSource(pool);
    }

    /** MySQL aborts only reads after this time. Writes change few rows, so only a lock can delay them. */
    private String sessionVariables(boolean mySql) {
        String statements = mySql
                ? "max_execution_time=" + longestStatement.toMillis()
                : "max_statement_time=" + longestStatement.toSeconds();
        return "innodb_lock_wait_timeout=%d,lock_wait_timeout=%d,wait_timeout=%d,net_write_timeout=%d,%s"
                .formatted(LOCK_WAIT_SECONDS, LOCK_WAIT_SECONDS, SILENCE_SECONDS, SILENCE_SECONDS, statements);
    }
}
