package floorplan.domain.repayment;

/** How a repayment stands. */
public enum RepaymentStatus {
    /** It was logged, and neither applied nor refused yet. */
    ACCEPTED,
    /** It was applied to its loan; the credit side was not told yet. */
    APPLIED,
    /** It was applied, and the credit side was told. The log has no such status, but the time of sending. */
    COMPLETED,
    /** It was refused and changed nothing. */
    REFUSED,
    /** It was applied and taken back since. */
    REVERSED;

    /** Whether it was applied to its loan, even if it was taken back since. */
    public boolean wasApplied() {
        return switch (this) {
            case APPLIED, COMPLETED, REVERSED -> true;
            case ACCEPTED, REFUSED -> false;
        };
    }

    /** Whether its workflow need not be waited for: nothing but a reversal can follow. */
    public boolean isFinal() {
        return switch (this) {
            case COMPLETED, REFUSED, REVERSED -> true;
            case ACCEPTED, APPLIED -> false;
        };
    }
}
