package floorplan.domain.receipt;

/** The reason for refusing a refund or a return. */
public enum PayoutRefusal {
    UNKNOWN_RECEIPT,
    /** The amount exceeds the open part of the receipt, which may be zero. */
    MORE_THAN_OPEN,
    /** Only money from a bank can be returned to it. */
    NOT_FROM_BANK,
    /** The repayment that the receipt comes from, or one that it paid, is being reversed. */
    BEING_REVERSED,
    /** A repayment that the receipt paid cannot be reversed, because money of its surplus has left. */
    SURPLUS_LEFT,
    /** The named line of a bank's file is no open return of this receipt. */
    OTHER_LINE
}
