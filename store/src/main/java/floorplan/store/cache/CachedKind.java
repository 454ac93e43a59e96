package floorplan.store.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A kind of things that are read through the cache, and where their truth is. The database asked must be the primary. */
public interface CachedKind<V> {
    /** What a value's key begins with, as in {@code loan_info:L-1}. */
    String name();

    /** Rises whenever {@link #write} writes something else than before of the same state. */
    int format();

    /** The versions of these things as committed when the call began, or later; what does not exist, or is not to be seen, is left out. */
    Map<String, Version> versions(Collection<String> ids);

    /**
     * A thing as it was at one moment after the call began.
     *
     * @param version the one it had at that very moment
     */
    record Loaded<V>(Version version, V value) {}

    /** Reads a thing from the database; empty when there is none to be seen. */
    Optional<Loaded<V>> load(String id);

    byte[] write(V value);

    /** What {@link #write} has written of this version. */
    V read(Version version, byte[] written);

    /** The key of a thing. */
    default String key(String id) {
        return name() + ":" + id;
    }
}
