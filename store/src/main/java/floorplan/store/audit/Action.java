package floorplan.store.audit;

/** An action that the audit log records. The audit tables keep the names for ever: add names, never change one. */
public enum Action {
    IMPORT,
    /** A bank's file was booked, or ended unbooked. */
    BOOK_RECEIPT_FILE,
    /** An import set a credit line's limit. */
    SET_LIMIT,
    CLOSE_DATES,
    RETRY_FAILURES,
    ACCEPT_DIFFERENCE,
    ADD_RATE,
    REVERSE_REPAYMENT,
    /** A repayment whose value date was accrued before it came. */
    BACK_DATE_REPAYMENT,
    CORRECT_RATE,
    WAIVE_FEES,
    /** An unapplied receipt paid a loan. */
    APPLY_RECEIPT,
    /** Receipts of a bank's file paid loans: one row for each chunk of the file. */
    APPLY_RECEIPT_LINES,
    /** A person let a held file go on, or gave it up. */
    DECIDE_RECEIPT_FILE,
    /** A bank account became known as a dealer's or manufacturer's, or was forgotten. */
    SET_PAYER_ACCOUNT,
    REFUND_RECEIPT,
    RETURN_RECEIPT,
    RECONCILE,
    RETRY_DEAD_LETTER,
    DISCARD_DEAD_LETTER,
    /** The system sealed the repayments booked on a date, once none could be added. */
    SEAL_REPAYMENTS,
    /** The system sealed the corrections booked on a date, once none could be added. */
    SEAL_CORRECTIONS,
    /** The system sealed the movements of receipts booked on a date, once none could be added. */
    SEAL_RECEIPTS
}
