package floorplan.store.cache;

/** A design of reading through a cache: the one that is built, and the rejected ones. */
enum Design {
    /**
     * Version checks in batches that no read joins once they run, loads from one snapshot, and a new epoch for a
     * restored schema.
     */
    BUILT,
    /** The same, but no write deletes anything. */
    WITHOUT_DELETES,
    /** A found value is used unchecked; a write deletes it after the commit. */
    CACHE_ASIDE,
    /** A found value is used unchecked; a write deletes it before the commit, and only then. */
    DELETE_THEN_UPDATE,
    /** A read may join a running batch. */
    JOINS_RUNNING_BATCH,
    /** A read may join a running load. */
    JOINS_RUNNING_LOAD,
    /** Any value of an existing object is used, whatever its version. */
    WITHOUT_EQUALITY,
    /** A load reads the parts of an object one after the other, not in one snapshot. */
    WITHOUT_SNAPSHOT,
    /** A restored schema continues in the same epoch. */
    WITHOUT_EPOCH;

    /**
     * Returns whether a value is used only if its version is the current one. The other designs are wrong even if no
     * database is ever restored.
     */
    boolean countsOnVersions() {
        return asksForVersions() && this != WITHOUT_EQUALITY;
    }

    boolean asksForVersions() {
        return this != CACHE_ASIDE && this != DELETE_THEN_UPDATE;
    }
}
