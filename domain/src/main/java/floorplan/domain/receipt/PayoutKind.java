package floorplan.domain.receipt;

/** The ways in which money of an unapplied receipt leaves as cash. */
public enum PayoutKind {
    /** Back to the payer: the open part of the receipt, or less. */
    REFUND,
    /**
     * Back to the bank that sent it; only for a receipt from a bank. Loans that the receipt paid owe that part again.
     */
    RETURN
}
