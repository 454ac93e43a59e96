package floorplan.domain.correction;

import floorplan.domain.repayment.ReversalKind;

/** The kind of a correction: by a late input or a corrected rate. */
public enum CorrectionKind {
    REPAYMENT,
    /** The reversal of a payment that was not honoured. */
    BOUNCED,
    /** The reversal of a payment that was posted to the wrong loan. */
    MISPOSTED,
    RATE,
    WAIVER;

    /** The kind of correction that a reversal makes. */
    public static CorrectionKind of(ReversalKind reversal) {
        return switch (reversal) {
            case BOUNCED -> BOUNCED;
            case MISPOSTED -> MISPOSTED;
        };
    }

    /** True if the lender erred. The correction then adds no fees that were never billed. */
    public boolean isLendersError() {
        return switch (this) {
            case MISPOSTED, RATE -> true;
            case REPAYMENT, BOUNCED, WAIVER -> false;
        };
    }
}
