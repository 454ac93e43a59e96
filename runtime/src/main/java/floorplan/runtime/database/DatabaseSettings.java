package floorplan.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How a process reaches one schema as one user. */
public record DatabaseSettings(String url, String username, String password, int connections) {
    /** A server that is down is reported this fast, so that the waiting step can say so. */
    private static final Duration GIVE_UP = Duration.ofSeconds(2);

    /**
     * Checks where a schema is and as whom.
     *
     * @param schema its prefix of settings
     * @param role the user's part of their names
     * @throws WrongSetting naming the first one that is wrong
     */
    public static void check(String schema, String role, @Nullable String url, @Nullable Credentials user) {
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
        pool.setInitializationFailTimeout(-1);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (url.startsWith("jdbc:mysql:")) {
            // MySQL's driver: batches go in one round trip.
            pool.addDataSourceProperty("rewriteBatchedStatements", "true");
        } else {
            // MariaDB's: the same. It prepares nothing on the server when told to rewrite batches, too.
            pool.addDataSourceProperty("useBulkStmts", "true");
        }
        // Statements are parsed once a connection, and numbers come as such, not as text.
        pool.addDataSourceProperty("useServerPrepStmts", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        return new HikariDataSource(pool);
    }
}
