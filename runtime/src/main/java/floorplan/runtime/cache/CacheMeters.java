package floorplan.runtime.cache;

import floorplan.store.cache.CacheCounts;
import floorplan.store.cache.Lanes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** The meters of this process's cache, by the kind of the cached values. */
final class CacheMeters implements MeterBinder {
    private final String kind;
    private final Lanes<?> lanes;

    CacheMeters(String kind, Lanes<?> lanes) {
        this.kind = kind;
        this.lanes = lanes;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("floorplan.cache.lane.depth", lanes, Lanes::depth)
                .description("Requests that wait in lanes")
                .tag("kind", kind)
                .register(meters);
        count(meters, "hits", "Reads whose value Redis had", CacheCounts::hits);
        count(meters, "misses", "Reads whose value Redis did not have", CacheCounts::misses);
        count(meters, "mismatches", "Reads whose value Redis had in another version", CacheCounts::mismatches);
        count(meters, "loads", "Values read from the database", CacheCounts::loads);
        count(meters, "joins", "Reads that received the value of another load", CacheCounts::joins);
        count(meters, "refusals", "Reads that got no turn in time", CacheCounts::refusals);
        count(meters, "batches", "Batches of versions asked for", CacheCounts::batches);
        count(meters, "batched.reads", "Reads in these batches", CacheCounts::batchedReads);
    }

    private void count(MeterRegistry meters, String name, String description, ToDoubleFunction<CacheCounts> count) {
        FunctionCounter.builder("floorplan.cache." + name, lanes.counts(), count)
                .description(description)
                .tag("kind", kind)
                .register(meters);
    }
}
