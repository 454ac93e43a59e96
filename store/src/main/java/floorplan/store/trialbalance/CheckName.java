package floorplan.store.trialbalance;

/** A comparison of the trial balance; see the money rules. */
public enum CheckName {
    /** Compares debits with credits booked on the date. */
    DEBITS_AND_CREDITS_OF_DATE,
    /** Compares debits with credits of all bookings. */
    DEBITS_AND_CREDITS,
    /**
     * Compares the closing balance kept for the day before, plus the date's bookings, with the sum of the whole journal
     * through the date.
     */
    CLOSING_BALANCE,
    /**
     * Compares the loans' debt with the receivable's account over all bookings, and the movements of receipts with the
     * account of unapplied receipts.
     */
    RECEIVABLE,
    /** Compares the open receipts with the account of unapplied receipts over all bookings and loan types. */
    OPEN_RECEIPTS,
    /** Compares the receipts of banks' files booked on the date with the files' postings on cash of that date. */
    RECEIPT_LINES,
    /**
     * Compares accrual rows, allocations, corrections and movements of receipts booked on the date with the postings
     * booked on it, drawdowns excepted.
     */
    BOOKED_ON_DATE,
    /** Compares the loans due for the date with the loans that have an accrual row of it or an open failure. */
    LOANS_DUE,
    /** Compares all accrual rows of the date with the rows of loans due for it. */
    ACCRUAL_ROWS
}
