package floorplan.domain.correction;

/** What came late. */
public enum CorrectionKind {
    REPAYMENT,
    /** A reversal of money that never was good. */
    BOUNCED,
    /** A reversal of money on the wrong loan. */
    MISPOSTED,
    RATE,
    WAIVER;

    /** Whether the lender erred: then nobody pays fees that nobody had billed. */
    public boolean isLendersError() {
        return switch (this) {
            case MISPOSTED, RATE -> true;
            case REPAYMENT, BOUNCED, WAIVER -> false;
        };
    }
}
