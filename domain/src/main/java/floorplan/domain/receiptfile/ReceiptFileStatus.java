package floorplan.domain.receiptfile;

/** The status of a bank's file. */
public enum ReceiptFileStatus {
    /** The file is arriving. */
    RECEIVING,
    /** The bytes are kept; the lines are not staged yet. */
    RECEIVED,
    /** Too many receipts match no loan. Nothing is booked; a person must release the file or give it up. */
    HELD,
    /** All lines are staged and the control totals match; the lines are being booked and applied. */
    BOOKING,
    /** Every line is booked, or was booked by an earlier file. */
    POSTED,
    /** Every line has an outcome; some wait for a person. */
    POSTED_WITH_EXCEPTIONS,
    /** The file posts nothing. Its lines are those that another profile has posted. */
    COMPARED,
    /** The file posts nothing. Its lines differ from those that another profile has posted. */
    COMPARED_WITH_EXCEPTIONS,
    /** The lines do not add up to the control totals. Nothing is booked, and nothing will be. */
    OUT_OF_BALANCE,
    /**
     * A line is invalid, the file cannot be read or stopped arriving, or a person gave it up. Nothing is booked, and
     * nothing will be.
     */
    REFUSED,
    /** The same bytes had come before. The earlier file has the answer. */
    REPEATED;

    /** True if the status is final. */
    public boolean isOver() {
        return switch (this) {
            case RECEIVING, RECEIVED, HELD, BOOKING -> false;
            case POSTED,
                    POSTED_WITH_EXCEPTIONS,
                    COMPARED,
                    COMPARED_WITH_EXCEPTIONS,
                    OUT_OF_BALANCE,
                    REFUSED,
                    REPEATED -> true;
        };
    }
}
