package floorplan.domain.reconcile;

/** What moves credit lines, each with message ids of its own shape. */
public enum MovementSource {
    /** Applied repayments, those reversed since included. */
    RESTORATIONS,
    /** Repayments taken back. */
    REVERSALS,
    /** New loans, by import and dealer. */
    RESERVATIONS
}
