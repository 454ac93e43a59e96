package floorplan.domain.bulk;

/** The state of one item of a bulk request. The database keeps the names: add names, never change one. */
public enum ItemOutcome {
    /** Its turn has not come yet. */
    PENDING,
    /** The decision is recorded and being carried out. */
    DECIDED,
    /** Carried out. */
    DONE,
    /** Tried again in vain. The item waits for another decision. */
    FAILED,
    /** Left alone, because somebody else had settled it meanwhile. */
    SKIPPED
}
