package floorplan.workflows.reconcile;

import org.jspecify.annotations.Nullable;

/** The stages of a reconciliation, in order. */
public enum ReconcileStage {
    /** Comes first, because credit that is not reserved cannot be restored. */
    RESERVATIONS,
    RESTORATIONS,
    REVERSALS,
    /** Compares credit lines with their movements and with the loans of their dealers. */
    LINES,
    /** Deletes fields of {@code suc_send_data} whose outcome is logged. */
    MARKS;

    /**
     * The next stage; null after the last.
     *
     * @param reservationsFirst false in histories that are older than this order; there reservations come after the
     *     reversals
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
