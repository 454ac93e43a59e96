package floorplan.api.limits;

import java.time.Duration;

/** The rate at which bytes move while this side waits for the other, judged anew after each spell of waiting. */
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
     * @param since when the wait for them began, by {@link System#nanoTime}
     * @return false if too few bytes moved in a spell that ends with this wait
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
