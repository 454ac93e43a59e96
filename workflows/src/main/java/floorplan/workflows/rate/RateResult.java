package floorplan.workflows.rate;

/**
 * The result of a rate change.
 *
 * @param version the loan's version after the request; 0 for an unknown or damaged loan
 * @param detail for people: the problem and the remedy; empty if the loan has the rate
 */
public record RateResult(RateOutcome outcome, long version, String detail) {
    /** The outcome of the request. */
    public enum RateOutcome {
        ADDED,
        /** The loan already had exactly this rate. */
        KNOWN,
        UNKNOWN_LOAN,
        /** The loan no longer has the requested version. */
        CHANGED_MEANWHILE,
        /** Another rate begins on the same date. */
        OTHER_RATE,
        LOAN_CLOSED,
        /** The loan is already accrued for the date. */
        DATE_CLOSED,
        /** The loan's rows are damaged. */
        LOAN_INCOMPLETE
    }
}
