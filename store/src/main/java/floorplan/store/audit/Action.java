package floorplan.store.audit;

/** An action that the audit log records. The audit tables keep the names for ever: add names, never change one. */
public enum Action {
    IMPORT,
    /** An import set a credit line's limit. */
    SET_LIMIT,
    CLOSE_DATES,
    RETRY_FAILURES,
    ACCEPT_DIFFERENCE,
    ADD_RATE,
    REVERSE_REPAYMENT,
    RECONCILE,
    RETRY_DEAD_LETTER,
    DISCARD_DEAD_LETTER,
    /** The system sealed the repayments booked on a date, once none could be added. */
    SEAL_REPAYMENTS
}
