package floorplan.store.cache;

/** A way of reading through a cache: the one that is built, and those that are not. */
enum Design {
    /** Versions asked for in batches that nobody joins once they run, loads of one snapshot, a new epoch for a schema that was put back. */
    BUILT,
    /** The same, but no write deletes anything. */
    WITHOUT_DELETES,
    /** A value found is taken; a write deletes after its commit. */
    CACHE_ASIDE,
    /** A value found is taken; a write deletes before its commit, and only then. */
    DELETE_THEN_UPDATE,
    /** A read joins a batch that runs already. */
    JOINS_RUNNING_BATCH,
    /** A read joins a load that runs already. */
    JOINS_RUNNING_LOAD,
    /** Any value of a thing that exists is taken. */
    WITHOUT_EQUALITY,
    /** A load reads the parts of a thing one after the other, each as it then is. */
    WITHOUT_SNAPSHOT,
    /** A schema that was put back counts on in the same epoch. */
    WITHOUT_EPOCH;

    /** Whether it takes a value for its version alone; the others are wrong while no database is ever put back. */
    boolean countsOnVersions() {
        return asksForVersions() && this != WITHOUT_EQUALITY;
    }

    boolean asksForVersions() {
        return this != CACHE_ASIDE && this != DELETE_THEN_UPDATE;
    }
}
