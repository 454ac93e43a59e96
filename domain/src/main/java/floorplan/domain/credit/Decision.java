package floorplan.domain.credit;

/** A person's decision about a dead letter. */
public enum Decision {
    /** Try again: the cause is mended. */
    RETRY,
    /** Never carry it out. */
    DISCARD
}
