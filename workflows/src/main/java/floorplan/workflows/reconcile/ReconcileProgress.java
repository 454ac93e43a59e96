package floorplan.workflows.reconcile;

import floorplan.domain.reconcile.SourceTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a reconciliation is, and what it has found.
 *
 * @param stage null once it is through
 * @param after where the stage's next items begin; null for its first ones
 * @param busyDealers dealers whose credit has been mended on the way, so that it moves: at most {@link #MOST_BUSY}
 */
public record ReconcileProgress(
        @Nullable ReconcileStage stage,
        @Nullable String after,
        List<SourceTotal> totals,
        long sentAgain,
        long reservedAgain,
        long marksRemoved,
        long differences,
        List<String> busyDealers) {
    /** With more than these mended, lines are not compared with loans: the next reconciliation does that. */
    static final int MOST_BUSY = 1_000;

    public static final ReconcileProgress BEGINNING =
            new ReconcileProgress(ReconcileStage.RESERVATIONS, null, List.of(), 0, 0, 0, 0, List.of());
}
