package floorplan.api.limits;

import java.time.Duration;

/**
 * Checks that the other side sends or takes bytes fast enough. Only time that this side spends waiting counts. The rate
 * is judged each time the waits add up to {@code spell}.
 */
final class BytePace {
    private final long bytesInSpell;
    private final Duration spell;
    private long waited;
    private long moved;

    BytePace(long bytesPerSecond, Duration spell) {
        this.bytesInSpell = bytesPerSecond * spell.toMillis() / 1000;
        this.spell = spell;
    }

    /**
     * Notes that bytes have moved.
     *
     * @param since when this side began to wait for these bytes, by {@link System#nanoTime}
     * @return false if this wait ends a spell in which too few bytes moved
     */
    boolean keptBy(long bytes, long since) {
        moved += bytes;
        waited += System.nanoTime() - since;
        if (waited < spell.toNanos()) {
            return true;
        }
        boolean kept = moved >= bytesInSpell;
        waited = 0;
        moved = 0;
        return kept;
    }
}
