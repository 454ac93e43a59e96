package floorplan.store.audit;

/** How it came out. The names are kept in the audit tables for ever: add to them, never change one. */
public enum AuditOutcome {
    /** Asked for, and carried out by a workflow: whatever it changes has rows of its own. */
    ASKED,
    /** Done in the transaction that added the row. */
    DONE,
    /** Not done; the reason stands in the state after. */
    REFUSED
}
