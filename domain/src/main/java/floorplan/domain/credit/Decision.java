package floorplan.domain.credit;

/** What a person may decide about a dead letter. */
public enum Decision {
    /** Try again: the cause is mended. */
    RETRY,
    /** Never carry it out. */
    DISCARD
}
