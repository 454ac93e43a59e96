package floorplan.domain.receipt;

/** The status of an unapplied receipt: open, or the way in which its last part left. */
public enum ReceiptStatus {
    /** Some of it is open; other parts may have left. */
    OPEN,
    APPLIED,
    REFUNDED,
    RETURNED,
    /** A correction of its loan took the rest, because the repayment now pays more of that loan, or has bounced. */
    CANCELLED
}
