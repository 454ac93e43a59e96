package floorplan.domain.receipt;

/** The status of an unapplied receipt: open, or how the last part of it left. */
public enum ReceiptStatus {
    /** Some of it is open; other parts may have left. */
    OPEN,
    APPLIED,
    REFUNDED,
    RETURNED,
    /** A correction of its loan took the rest: the repayment pays more there, or has bounced. */
    CANCELLED
}
