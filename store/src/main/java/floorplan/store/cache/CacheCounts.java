package floorplan.store.cache;

import java.util.concurrent.atomic.LongAdder;

/** What became of the reads of one kind since the process started. */
public final class CacheCounts {
    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder mismatches = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder joins = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder batchedReads = new LongAdder();

    /** Reads whose value Redis had. */
    public long hits() {
        return hits.sum();
    }

    /** Reads of which Redis had nothing, or could not be asked. */
    public long misses() {
        return misses.sum();
    }

    /** Reads of which Redis had a value of another version than the database. */
    public long mismatches() {
        return mismatches.sum();
    }

    /** Values read from the database. */
    public long loads() {
        return loads.sum();
    }

    /** Reads that were given what another one had loaded. */
    public long joins() {
        return joins.sum();
    }

    /** Reads refused because no place became free. */
    public long refusals() {
        return refusals.sum();
    }

    /** Batches of versions asked for. */
    public long batches() {
        return batches.sum();
    }

    /** Reads in these batches. */
    public long batchedReads() {
        return batchedReads.sum();
    }
}
