package floorplan.domain.repayment;

/** The reason for reversing a repayment. */
public enum ReversalKind {
    /** The payment was not honoured: cash is credited. */
    BOUNCED,
    /** The payment was posted to the wrong loan: the money becomes an unapplied receipt of its payer. */
    MISPOSTED
}
