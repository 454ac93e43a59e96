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
    /** The receipt of this return had paid loans: those repayments are reversed, and cash is credited. */
    REVERSED,
    /** A line with the same key and content is booked already; nothing was booked. */
    DUPLICATE,
    /** A line with the same key and other content is booked already; nothing was booked. */
    CONFLICT,
    /**
     * Nothing is booked for this return yet: its receipt is not booked. If its receipt has paid loans, or a person has
     * returned it, the next step settles the line.
     */
    RETURN_WAITING,
    /** This return has no original reference, or several receipts match it; nothing was booked. */
    RETURN_UNMATCHED,
    /** The receipt of this return cannot be taken back whole: a part was refunded or returned before, for example. */
    RETURN_NOT_OPEN,
    /** The data of the line could not be booked; nothing was booked. */
    FAILED,
    /** The line of a comparing file agrees with the posted line of the same key. */
    SAME_AS_POSTED,
    /** The line of a comparing file differs from the posted line of the same key. */
    DIFFERS_FROM_POSTED,
    /** No line with the key of this line of a comparing file is posted. */
    NOT_POSTED;

    /** True if the line is booked as cash. */
    public boolean isPosted() {
        return this == RETURNED || this == REVERSED || broughtReceipt();
    }

    /** True if a person must decide about the line. */
    public boolean isException() {
        return switch (this) {
            case UNAPPLIED, APPLIED, USED_OTHERWISE, RETURNED, REVERSED, DUPLICATE, SAME_AS_POSTED -> false;
            case PARTLY_APPLIED,
                    UNMATCHED,
                    NOT_APPLIED,
                    CONFLICT,
                    RETURN_WAITING,
                    RETURN_UNMATCHED,
                    RETURN_NOT_OPEN,
                    FAILED,
                    DIFFERS_FROM_POSTED,
                    NOT_POSTED -> true;
        };
    }

    /** True if the line brought a receipt. */
    public boolean broughtReceipt() {
        return switch (this) {
            case UNAPPLIED, APPLIED, PARTLY_APPLIED, UNMATCHED, NOT_APPLIED, USED_OTHERWISE -> true;
            case RETURNED,
                    REVERSED,
                    DUPLICATE,
                    CONFLICT,
                    RETURN_WAITING,
                    RETURN_UNMATCHED,
                    RETURN_NOT_OPEN,
                    FAILED,
                    SAME_AS_POSTED,
                    DIFFERS_FROM_POSTED,
                    NOT_POSTED -> false;
        };
    }
}
