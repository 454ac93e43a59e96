package floorplan.store.database;

/** The database ended a read at its session's time limit: the read had too many rows to examine. */
public final class QueryTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryTooSlow(Throwable cause) {
        super("the database ended a read at its time limit", cause);
    }
}
