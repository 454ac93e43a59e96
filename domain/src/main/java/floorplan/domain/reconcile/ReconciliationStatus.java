package floorplan.domain.reconcile;

/** The status of a reconciliation. */
public enum ReconciliationStatus {
    RUNNING,
    COMPLETED
}
