package floorplan.domain.dayend;

/** How the day-end of a date stands. */
public enum DayEndStatus {
    /** Its loans are being accrued, or its books checked. */
    RUNNING,
    /** Every check holds and no loan is left behind. */
    BALANCED,
    /** Every check holds, but some loans could not be accrued yet. */
    FAILURES,
    /** A check does not hold: later dates wait until a person has mended it or accepted it. */
    UNBALANCED;

    /** Of a date whose books are checked. */
    public static DayEndStatus ofChecked(boolean holds, boolean failures) {
        if (!holds) {
            return UNBALANCED;
        }
        return failures ? FAILURES : BALANCED;
    }
}
