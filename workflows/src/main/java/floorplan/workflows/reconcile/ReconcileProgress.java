package floorplan.workflows.reconcile;

import floorplan.domain.reconcile.SourceTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress and the findings of a reconciliation.
 *
 * @param stage the current stage; null after the last one
 * @param after the position at which the stage's next page begins; null for its first page
 * @param busyDealers the dealers whose credit this reconciliation has mended, at most {@link #MOST_BUSY}; their credit
 *     lines are still changing
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
    /** From this many mended dealers on, no line is compared with loans; the next reconciliation does that. */
    static final int MOST_BUSY = 1_000;

    public static final ReconcileProgress BEGINNING =
            new ReconcileProgress(ReconcileStage.RESERVATIONS, null, List.of(), 0, 0, 0, 0, List.of());
}
