package floorplan.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a process reaches one schema as one user.
 *
 * @param longestStatement after which a statement is broken off, so that a server that no longer answers holds no thread
 */
public record DatabaseSettings(
        String url, String username, String password, int connections, Duration longestStatement) {
    /** A server that is down is reported this fast, so that the waiting step can say so. */
    private static final Duration GIVE_UP = Duration.ofSeconds(2);

    /** A connection taken from the pool is asked this long whether it lives, before another one is tried. */
    private static final Duration VALIDATION = Duration.ofSeconds(1);

    /** The server breaks a statement off first, and says so; this much later the driver closes the connection. */
    private static final Duration ANSWER_ON_ITS_WAY = Duration.ofSeconds(5);

    /** The shortest wait that both servers take. A step makes at most three such waits, within the 3 s of its quick tries. */
    private static final int LOCK_WAIT_SECONDS = 1;

    /**
     * The server rolls back and closes a session that has said nothing for so long: the locks of a process that has vanished without a word are then gone. Idle
     * connections of the pool speak up before.
     */
    private static final int SILENCE_SECONDS = 40;

    /** Hikari takes nothing shorter. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    /**
     * Checks where a schema is and as whom.
     *
     * @param schema its prefix of settings
     * @param role the user's part of their names
     * @throws WrongSetting naming the first one that is wrong
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
            throw new WrongSetting(names + ".password", null, "must be set", "the one that sql/users.sh was given");
        }
        WrongSetting.requireAtLeast(schema + ".longest-statement", longestStatement, Duration.ofSeconds(1), "50s");
    }

    /** Opens no connection yet: a process starts, and waits visibly, while its database is down. */
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
        // Batches go in one round trip. MariaDB's driver prepares nothing on the server when told to rewrite batches,
        // too.
        pool.addDataSourceProperty(mySql ? "rewriteBatchedStatements" : "useBulkStmts", "true");
        pool.addDataSourceProperty("connectTimeout", "" + GIVE_UP.toMillis());
        pool.addDataSourceProperty(
                "socketTimeout", "" + longestStatement.plus(ANSWER_ON_ITS_WAY).toMillis());
        pool.addDataSourceProperty("sessionVariables", sessionVariables(mySql));
        // Statements are parsed once a connection, and numbers come as such, not as text.
        pool.addDataSourceProperty("useServerPrepStmts", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        if (mySql) {
            // What MariaDB's driver does by itself. MySQL's would keep 25 statements, and none longer than 256
            // characters.
            pool.addDataSourceProperty("prepStmtCacheSize", "250");
            pool.addDataSourceProperty("prepStmtCacheSqlLimit", "8192");
        }
        return new HikariDataSource(pool);
    }

    /** MySQL breaks off reads alone; what else it does waits for locks at most, since every writing statement has few rows. */
    private String sessionVariables(boolean mySql) {
        String statements = mySql
                ? "max_execution_time=" + longestStatement.toMillis()
                : "max_statement_time=" + longestStatement.toSeconds();
        return "innodb_lock_wait_timeout=%d,lock_wait_timeout=%d,wait_timeout=%d,net_write_timeout=%d,%s"
                .formatted(LOCK_WAIT_SECONDS, LOCK_WAIT_SECONDS, SILENCE_SECONDS, SILENCE_SECONDS, statements);
    }
}
