package floorplan.domain.dayend;

/** The status of the day-end of a date. */
public enum DayEndStatus {
    /** Its loans are being accrued, or its books checked. */
    RUNNING,
    /** Every check holds and every loan is accrued. */
    BALANCED,
    /** Every check holds, but some loans could not be accrued yet. */
    FAILURES,
    /** A check does not hold. Later dates wait until a person has mended or accepted the difference. */
    UNBALANCED;

    /** The status of a date whose books are checked. */
    public static DayEndStatus ofChecked(boolean holds, boolean failures) {
        if (!holds) {
            return UNBALANCED;
        }
        return failures ? FAILURES : BALANCED;
    }
}
