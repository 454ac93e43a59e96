package floorplan.store.cache;

import floorplan.store.cache.VersionChecks.Absent;
import floorplan.store.cache.VersionChecks.CurrentValue;
import floorplan.store.cache.VersionChecks.Missing;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads objects of one kind, from Redis if it has the newest state. A read never returns an older state than the one
 * committed when the read began.
 */
public final class CachedReads<V> {
    private final CachedKind<V> kind;
    private final RedisValues redis;
    private final CacheCounts counts;
    private final VersionChecks checks;
    private final Lanes<Optional<V>> lanes;

    public CachedReads(CachedKind<V> kind, RedisValues redis, Lanes<Optional<V>> lanes, CacheSettings settings) {
        this.kind = kind;
        this.redis = redis;
        this.counts = lanes.counts();
        this.checks = new VersionChecks(kind, redis, settings, counts);
        this.lanes = lanes;
    }

    /**
     * Finds an object.
     *
     * @return empty if it is missing or invisible
     * @throws CacheBusy if too many reads wait
     */
    public Optional<V> find(String id) {
        return switch (checks.ask(id)) {
            case Absent absent -> Optional.empty();
            case CurrentValue current -> Optional.of(kind.read(current.version(), current.written()));
            case Missing missing -> lanes.read(kind.key(id), () -> load(id));
        };
    }

    private Optional<V> load(String id) {
        counts.loads.increment();
        Optional<CachedKind.Loaded<V>> loaded = kind.load(id);
        loaded.ifPresent(thing -> redis.put(kind.key(id), written(thing)));
        return loaded.map(CachedKind.Loaded::value);
    }

    private byte[] written(CachedKind.Loaded<V> thing) {
        byte[] tag = thing.version().tag(kind.format());
        byte[] value = kind.write(thing.value());
        byte[] both = Arrays.copyOf(tag, tag.length + value.length);
        System.arraycopy(value, 0, both, tag.length, value.length);
        return both;
    }
}
