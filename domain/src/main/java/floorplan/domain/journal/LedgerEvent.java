package floorplan.domain.journal;

/** The events that are posted, of a loan or of money that no loan takes yet. */
public enum LedgerEvent {
    DRAWDOWN,
    INTEREST,
    PENALTY,
    LATE_FEE,
    REPAYMENT,
    REVERSAL,
    /** The net difference that late inputs make to the booked results of a loan. */
    CORRECTION,
    /** Money from a bank that no loan takes yet. */
    RECEIPT,
    /** An unapplied receipt paid back to its payer. */
    REFUND,
    /** An unapplied receipt sent back to the bank. */
    RETURN
}
