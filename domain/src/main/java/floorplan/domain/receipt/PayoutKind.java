package floorplan.domain.receipt;

/** How money of an unapplied receipt leaves as cash. */
public enum PayoutKind {
    /** To the payer: any part of the receipt. */
    REFUND,
    /** To the bank that sent it: all that is open of a receipt from a bank. */
    RETURN
}
