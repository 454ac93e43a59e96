package floorplan.store.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A kind of object that is read through the cache, with its source in the database. Reads must go to the primary. */
public interface CachedKind<V> {
    /** The prefix of its keys, such as {@code loan_info} in {@code loan_info:L-1}. */
    String name();

    /** The version of the written format. It must rise whenever {@link #write} writes the same state differently. */
    int format();

    /**
     * The versions of these objects as committed when the call began, or later. Missing and invisible objects are left
     * out.
     */
    Map<String, Version> versions(Collection<String> ids);

    /**
     * An object's state at one moment after the call began.
     *
     * @param version its version at that moment
     */
    record Loaded<V>(Version version, V value) {}

    /** Reads an object from the database; empty if it is missing or invisible. */
    Optional<Loaded<V>> load(String id);

    byte[] write(V value);

    /** Decodes a value of this version that {@link #write} has written. */
    V read(Version version, byte[] written);

    /** The key of an object in Redis. */
    default String key(String id) {
        return name() + ":" + id;
    }
}
