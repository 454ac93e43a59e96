package floorplan.store.database;

import javax.sql.DataSource;

/** The account schema as one of its users. */
public final class AccountDatabase extends Database {
    /** @param connections whose transactions are READ COMMITTED unless told otherwise */
    public AccountDatabase(DataSource connections) {
        super(connections);
    }
}
