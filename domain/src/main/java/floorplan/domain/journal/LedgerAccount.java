package floorplan.domain.journal;

import floorplan.domain.loan.Payer;

/** The accounts of loans, and of money that no loan takes yet. */
public enum LedgerAccount {
    CASH,
    PRINCIPAL_RECEIVABLE,
    DEALER_INTEREST_RECEIVABLE,
    MANUFACTURER_INTEREST_RECEIVABLE,
    PENALTY_RECEIVABLE,
    LATE_FEE_RECEIVABLE,
    INTEREST_INCOME,
    PENALTY_INCOME,
    LATE_FEE_INCOME,
    /** Money received that no loan takes yet: a liability. */
    UNAPPLIED_RECEIPTS;

    /** The account of the interest that a payer owes. */
    public static LedgerAccount interestReceivable(Payer payer) {
        return switch (payer) {
            case DEALER -> DEALER_INTEREST_RECEIVABLE;
            case MANUFACTURER -> MANUFACTURER_INTEREST_RECEIVABLE;
        };
    }
}
