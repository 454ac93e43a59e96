package floorplan.domain.receipt;

/** How money of an unapplied receipt leaves as cash. */
public enum PayoutKind {
    /** To the payer: any part of the receipt. */
    REFUND,
    /** To the bank that sent it: a receipt from a bank. Loans that it paid owe that part again. */
    RETURN
}
