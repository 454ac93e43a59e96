package floorplan.workflows.rate;

/**
 * What became of a rate.
 *
 * @param version the loan's version after it; 0 for an unknown loan
 * @param detail for people: what is wrong and what to do; empty when the loan has the rate
 */
public record RateResult(RateOutcome outcome, long version, String detail) {
    /** What became of the request. */
    public enum RateOutcome {
        ADDED,
        /** The loan had this very rate before. */
        KNOWN,
        UNKNOWN_LOAN,
        /** The loan no longer has the version that was asked for. */
        CHANGED_MEANWHILE,
        /** The date has another rate. */
        OTHER_RATE,
        LOAN_CLOSED,
        /** The date is accrued for the loan. */
        DATE_CLOSED,
        /** The loan's rows were damaged. */
        LOAN_INCOMPLETE
    }
}
