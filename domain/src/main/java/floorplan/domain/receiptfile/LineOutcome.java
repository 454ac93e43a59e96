package floorplan.domain.receiptfile;

/** The result of booking one line of a bank's file. */
public enum LineOutcome {
    /** The receipt is booked, and its turn to be applied to a loan is still to come. */
    UNAPPLIED,
    /** A loan has taken the whole receipt. */
    APPLIED,
    /** A loan has taken what its payer owed; the rest is unapplied. */
    PARTLY_APPLIED,
    /** The receipt is booked, and no rule names exactly one loan for it. */
    UNMATCHED,
    /** The receipt is booked, and the loan that it is matched with refuses it. */
    NOT_APPLIED,
    /** The receipt was returned, refunded or applied by a person before its turn came. */
    USED_OTHERWISE,
    /** The returned receipt is taken back: cash is credited. */
    RETURNED,
    /** A line with the same key and content is booked already; nothing was booked. */
    DUPLICATE,
    /** A line with the same key and other content is booked already; nothing was booked. */
    CONFLICT,
    /** No booked receipt has the original reference and amount of this return; nothing was booked. */
    RETURN_UNMATCHED,
    /** The receipt of this return is applied, refunded or returned, at least in part; nothing was booked. */
    RETURN_NOT_OPEN,
    /** The database refused the line for its own sake; nothing was booked. */
    FAILED;

    /** True if a person must decide about the line. */
    public boolean isException() {
        return switch (this) {
            case UNAPPLIED, APPLIED, USED_OTHERWISE, RETURNED, DUPLICATE -> false;
            case PARTLY_APPLIED, UNMATCHED, NOT_APPLIED, CONFLICT, RETURN_UNMATCHED, RETURN_NOT_OPEN, FAILED -> true;
        };
    }

    /** True if the line brought a receipt. */
    public boolean broughtReceipt() {
        return switch (this) {
            case UNAPPLIED, APPLIED, PARTLY_APPLIED, UNMATCHED, NOT_APPLIED, USED_OTHERWISE -> true;
            case RETURNED, DUPLICATE, CONFLICT, RETURN_UNMATCHED, RETURN_NOT_OPEN, FAILED -> false;
        };
    }
}
