package floorplan.domain.journal;

/** The accounts that loans are posted to. */
public enum LedgerAccount {
    CASH,
    PRINCIPAL_RECEIVABLE,
    DEALER_INTEREST_RECEIVABLE,
    MANUFACTURER_INTEREST_RECEIVABLE,
    PENALTY_RECEIVABLE,
    LATE_FEE_RECEIVABLE,
    INTEREST_INCOME,
    PENALTY_INCOME,
    LATE_FEE_INCOME
}
