package floorplan.workflows.reconcile;

import org.jspecify.annotations.Nullable;

/** What a reconciliation goes through, in this order. */
public enum ReconcileStage {
    RESTORATIONS,
    REVERSALS,
    RESERVATIONS,
    /** Credit lines against their movements, and against the loans of their dealers. */
    LINES,
    /** Fields of {@code suc_send_data} whose outcome is logged: taken away. */
    MARKS;

    /** The next one; null after the last. */
    @Nullable
    ReconcileStage following() {
        return switch (this) {
            case RESTORATIONS -> REVERSALS;
            case REVERSALS -> RESERVATIONS;
            case RESERVATIONS -> LINES;
            case LINES -> MARKS;
            case MARKS -> null;
        };
    }
}
