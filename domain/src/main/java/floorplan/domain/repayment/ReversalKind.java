package floorplan.domain.repayment;

/** Why a repayment is reversed. */
public enum ReversalKind {
    /** The money never was good: cash is credited. */
    BOUNCED,
    /** The money is good, but on the wrong loan: it becomes an unapplied receipt of its payer. */
    MISPOSTED
}
