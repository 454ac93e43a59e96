package floorplan.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** How a process reaches one schema as one user. */
public record DatabaseSettings(String url, String username, String password, int connections) {
    /** A server that is down is reported this fast, so that the waiting step can say so. */
    private static final Duration GIVE_UP = Duration.ofSeconds(2);

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
