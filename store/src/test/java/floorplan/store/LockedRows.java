package floorplan.store;

import static floorplan.store.Patience.await;

import floorplan.store.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Rows that another transaction keeps locked, and transactions that wait for them. */
public final class LockedRows {
    private LockedRows() {}

    /** @param rows a query, without its {@code FOR UPDATE} */
    public static void during(DataSource database, String rows, Runnable work) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(rows + " FOR UPDATE");
            try {
                work.run();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until another connection of the same user waits for a row: a user sees its own connections only. */
    public static void awaitWaiting(Database database) {
        await("a transaction that waits for a lock")
                .until(() -> database.sql("""
                                        SELECT COUNT(*) FROM information_schema.processlist
                                        WHERE info LIKE '%FOR UPDATE%' AND info NOT LIKE '%NOWAIT%' AND id <> CONNECTION_ID()
                                        """).query(Long.class).single() > 0);
    }
}
