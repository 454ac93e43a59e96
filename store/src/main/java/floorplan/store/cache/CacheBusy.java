package floorplan.store.cache;

/** A read found no place in time; nothing was done, and it may be asked again shortly. */
public final class CacheBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CacheBusy(String key) {
        super("no place for a read of " + key, null, false, false);
    }
}
