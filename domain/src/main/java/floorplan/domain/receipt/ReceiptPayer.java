package floorplan.domain.receipt;

import floorplan.domain.loan.Payer;

/** The party that an unapplied receipt came from. */
public enum ReceiptPayer {
    DEALER,
    MANUFACTURER,
    /** The bank's file does not tell. */
    UNKNOWN;

    /** The payer of a repayment. */
    public static ReceiptPayer of(Payer payer) {
        return switch (payer) {
            case DEALER -> DEALER;
            case MANUFACTURER -> MANUFACTURER;
        };
    }

    /** True if the money may pay this party's debt: it came from that party, or its payer is not known. */
    public boolean mayPayFor(Payer payer) {
        return this == UNKNOWN || this == of(payer);
    }
}
