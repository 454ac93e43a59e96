package floorplan.domain.receiptfile;

/** The result of booking one line of a bank's file. */
public enum LineOutcome {
    /** The receipt is booked and waits for a loan. */
    UNAPPLIED,
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
            case UNAPPLIED, RETURNED, DUPLICATE -> false;
            case CONFLICT, RETURN_UNMATCHED, RETURN_NOT_OPEN, FAILED -> true;
        };
    }
}
