package floorplan.workflows.reconcile;

/** The stages of a reconciliation, in order. Older histories keep their own order, see {@link ReconcileOrder}. */
public enum ReconcileStage {
    /** Comes first, because credit that is not reserved cannot be restored. */
    RESERVATIONS,
    RESTORATIONS,
    REVERSALS,
    CORRECTIONS,
    /** Compares credit lines with their movements and with the loans of their dealers. */
    LINES,
    /** Deletes fields of {@code suc_send_data} whose outcome is logged. */
    MARKS
}
