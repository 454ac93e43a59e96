package floorplan.workflows.reconcile;

import org.jspecify.annotations.Nullable;

/** What a reconciliation goes through, in this order. */
public enum ReconcileStage {
    /** First: credit that is not reserved cannot be restored. */
    RESERVATIONS,
    RESTORATIONS,
    REVERSALS,
    /** Credit lines against their movements, and against the loans of their dealers. */
    LINES,
    /** Fields of {@code suc_send_data} whose outcome is logged: taken away. */
    MARKS;

    /**
     * The next one; null after the last.
     *
     * @param reservationsFirst false in histories that are older than this order: there they come after the reversals
     */
    @Nullable
    ReconcileStage following(boolean reservationsFirst) {
        return switch (this) {
            case RESERVATIONS -> reservationsFirst ? RESTORATIONS : LINES;
            case RESTORATIONS -> REVERSALS;
            case REVERSALS -> reservationsFirst ? LINES : RESERVATIONS;
            case LINES -> MARKS;
            case MARKS -> null;
        };
    }
}
