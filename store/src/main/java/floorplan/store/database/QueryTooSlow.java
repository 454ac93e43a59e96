package floorplan.store.database;

/** A read that the database broke off at its session's time limit: it has too many rows to look at. */
public final class QueryTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryTooSlow(Throwable cause) {
        super("the database broke off a read at its time limit", cause);
    }
}
