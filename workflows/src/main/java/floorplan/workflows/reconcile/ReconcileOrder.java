package floorplan.workflows.reconcile;

import static floorplan.workflows.reconcile.ReconcileStage.CORRECTIONS;
import static floorplan.workflows.reconcile.ReconcileStage.LINES;
import static floorplan.workflows.reconcile.ReconcileStage.MARKS;
import static floorplan.workflows.reconcile.ReconcileStage.RESERVATIONS;
import static floorplan.workflows.reconcile.ReconcileStage.RESTORATIONS;
import static floorplan.workflows.reconcile.ReconcileStage.REVERSALS;
import static io.temporal.workflow.Workflow.DEFAULT_VERSION;

import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * The order of the stages in a history. A history keeps the order that it began with.
 *
 * @param reservationsFirst false in the oldest histories: there reservations come after the reversals, and a lost
 *     reservation is not renewed beyond the limit
 * @param withCorrections false in histories that are older than requested corrections
 */
record ReconcileOrder(boolean reservationsFirst, boolean withCorrections) {
    static ReconcileOrder ofThisHistory() {
        return new ReconcileOrder(isIn("reservations first"), isIn("corrections"));
    }

    private static boolean isIn(String change) {
        return Workflow.getVersion(change, DEFAULT_VERSION, 1) != DEFAULT_VERSION;
    }

    /** The next stage; null after the last. */
    @Nullable
    ReconcileStage following(ReconcileStage stage) {
        return switch (stage) {
            case RESERVATIONS -> reservationsFirst ? RESTORATIONS : LINES;
            case RESTORATIONS -> REVERSALS;
            case REVERSALS -> reservationsFirst ? afterReversals() : RESERVATIONS;
            case CORRECTIONS -> LINES;
            case LINES -> MARKS;
            case MARKS -> null;
        };
    }

    private ReconcileStage afterReversals() {
        return withCorrections ? CORRECTIONS : LINES;
    }
}
