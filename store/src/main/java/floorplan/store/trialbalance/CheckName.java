package floorplan.store.trialbalance;

/** A comparison of the trial balance; see the money rules. */
public enum CheckName {
    /** Debits with credits booked on the date. */
    DEBITS_AND_CREDITS_OF_DATE,
    /** Debits with credits of all bookings. */
    DEBITS_AND_CREDITS,
    /**
     * The closing balance kept for the day before plus the date's bookings, with the closing balance of the whole
     * journal.
     */
    CLOSING_BALANCE,
    /**
     * The loans' debt with the receivable's account over all bookings; likewise the receipts with unapplied receipts.
     */
    RECEIVABLE,
    /** Accrual rows, allocations and corrections booked on the date with the postings booked on it. */
    BOOKED_ON_DATE,
    /** Loans due for the date with those that have an accrual row of it or an open failure. */
    LOANS_DUE,
    /** Accrual rows of the date with those that belong to a loan due for it. */
    ACCRUAL_ROWS
}
