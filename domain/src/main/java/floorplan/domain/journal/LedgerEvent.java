package floorplan.domain.journal;

/** The events of a loan that are posted. */
public enum LedgerEvent {
    DRAWDOWN,
    INTEREST,
    PENALTY,
    LATE_FEE,
    REPAYMENT,
    REVERSAL,
    /** The net difference that late inputs make to the booked results of a loan. */
    CORRECTION
}
