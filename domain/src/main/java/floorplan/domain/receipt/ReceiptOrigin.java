package floorplan.domain.receipt;

/** The event that an unapplied receipt comes from. */
public enum ReceiptOrigin {
    /** The part of a repayment that its loan does not take. */
    SURPLUS,
    /** A repayment that was posted to the wrong loan. */
    MISPOSTED,
    /** A line of a bank's file. */
    BANK
}
