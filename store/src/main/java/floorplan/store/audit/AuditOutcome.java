package floorplan.store.audit;

/** The outcome of an audited action. The audit tables keep the names for ever: add names, never change one. */
public enum AuditOutcome {
    /** Requested. A workflow carries the request out, and its changes have rows of their own. */
    ASKED,
    /** Done in the transaction that added the row. */
    DONE,
    /** Refused; the state after contains the reason. */
    REFUSED
}
