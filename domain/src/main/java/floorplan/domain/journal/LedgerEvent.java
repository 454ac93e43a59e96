package floorplan.domain.journal;

/** What happens to a loan that is posted. */
public enum LedgerEvent {
    DRAWDOWN,
    INTEREST,
    PENALTY,
    LATE_FEE,
    REPAYMENT,
    REVERSAL,
    /** The net difference that late inputs of a loan make to what was booked. */
    CORRECTION
}
