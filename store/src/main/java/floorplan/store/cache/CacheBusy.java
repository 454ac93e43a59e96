package floorplan.store.cache;

/** A read got no place in the queue in time. Nothing was done; the caller may retry shortly. */
public final class CacheBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CacheBusy(String key) {
        super("no place for a read of " + key, null, false, false);
    }
}
