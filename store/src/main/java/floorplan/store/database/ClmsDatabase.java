package floorplan.store.database;

import javax.sql.DataSource;

/** The clms schema as one of its users. */
public final class ClmsDatabase extends Database {
    /** @param connections whose transactions are READ COMMITTED unless told otherwise */
    public ClmsDatabase(DataSource connections) {
        super(connections);
    }
}
