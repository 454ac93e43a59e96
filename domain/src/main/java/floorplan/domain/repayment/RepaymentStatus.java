package floorplan.domain.repayment;

/** The status of a repayment. */
public enum RepaymentStatus {
    /** The repayment was logged, but neither applied nor refused yet. */
    ACCEPTED,
    /** The repayment was applied to its loan; the credit side was not told yet. */
    APPLIED,
    /**
     * The repayment was applied, and the credit side was told. The log stores the time of sending instead of this
     * status.
     */
    COMPLETED,
    /** The repayment was refused and changed nothing. */
    REFUSED,
    /** The repayment was applied, and reversed since. */
    REVERSED;

    /** True if it was applied to its loan, even if it was reversed since. */
    public boolean wasApplied() {
        return switch (this) {
            case APPLIED, COMPLETED, REVERSED -> true;
            case ACCEPTED, REFUSED -> false;
        };
    }

    /** True if nothing but a reversal can follow, so there is no need to wait for the workflow. */
    public boolean isFinal() {
        return switch (this) {
            case COMPLETED, REFUSED, REVERSED -> true;
            case ACCEPTED, APPLIED -> false;
        };
    }
}
