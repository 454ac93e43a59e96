package floorplan.store.cache;

import java.util.concurrent.atomic.LongAdder;

/** Counts of one kind's reads since the process started. */
public final class CacheCounts {
    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder mismatches = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder joins = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder batchedReads = new LongAdder();

    /** Reads answered from Redis. */
    public long hits() {
        return hits.sum();
    }

    /** Reads whose value Redis did not have, or did not return in time. */
    public long misses() {
        return misses.sum();
    }

    /** Reads whose value in Redis had another version than the database. */
    public long mismatches() {
        return mismatches.sum();
    }

    /** Values read from the database. */
    public long loads() {
        return loads.sum();
    }

    /** Reads answered by another read's load. */
    public long joins() {
        return joins.sum();
    }

    /** Reads refused because no place became free in time. */
    public long refusals() {
        return refusals.sum();
    }

    /** Batches of version look-ups. */
    public long batches() {
        return batches.sum();
    }

    /** Reads in these batches. */
    public long batchedReads() {
        return batchedReads.sum();
    }
}
