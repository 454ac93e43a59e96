package floorplan.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Rows that another transaction keeps locked. */
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
}
