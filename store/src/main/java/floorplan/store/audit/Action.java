package floorplan.store.audit;

/** What somebody did. The names are kept in the audit tables for ever: add to them, never change one. */
public enum Action {
    IMPORT,
    /** A credit line's limit, by an import. */
    SET_LIMIT,
    CLOSE_DATES,
    RETRY_FAILURES,
    ACCEPT_DIFFERENCE,
    ADD_RATE,
    REVERSE_REPAYMENT,
    RECONCILE,
    RETRY_DEAD_LETTER,
    DISCARD_DEAD_LETTER,
    /** By the system itself: the repayments booked on a date, once none can be added. */
    SEAL_REPAYMENTS
}
