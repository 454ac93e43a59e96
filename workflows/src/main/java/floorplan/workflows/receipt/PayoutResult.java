package floorplan.workflows.receipt;

/**
 * The result of a refund or return. The log of payouts holds its amount and reasons.
 *
 * @param summary for people: the amount paid out, or the problem and the remedy
 */
public record PayoutResult(PayoutOutcome outcome, String summary) {
    /** The outcome of the request. */
    public enum PayoutOutcome {
        PAID,
        REFUSED,
        /** Its idempotency key belongs to a request with other content. */
        KEY_REUSED
    }

    public static PayoutResult keyReused() {
        return new PayoutResult(
                PayoutOutcome.KEY_REUSED,
                "Nothing was paid out: another request was made under this idempotency key before.");
    }
}
