package floorplan.domain.reconcile;

/** How far a reconciliation is. */
public enum ReconciliationStatus {
    RUNNING,
    COMPLETED
}
