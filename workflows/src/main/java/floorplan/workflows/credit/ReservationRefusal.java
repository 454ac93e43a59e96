package floorplan.workflows.credit;

/**
 * The refusal of one dealer's reservation.
 *
 * @param beyondCents the cents by which the limit would be exceeded; 0 for any other reason
 * @param detail a sentence for the person who sent the file, with the remedy
 */
public record ReservationRefusal(String dealerId, RefusalCause reason, long beyondCents, String detail) {
    public enum RefusalCause {
        /** The dealer has no credit line. */
        UNKNOWN_DEALER,
        /** The dealer's credit line is in another currency. */
        WRONG_CURRENCY,
        /** The used amount would exceed the limit. */
        BEYOND_LIMIT,
        /** The import was given up before this reservation arrived. */
        RELEASED
    }
}
