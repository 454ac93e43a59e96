package floorplan.workflows.credit;

/**
 * Why one dealer's reservation was refused.
 *
 * @param beyondCents by how many cents the limit would be passed; 0 for any other reason
 * @param detail a sentence for the person who sent the file, saying what to do
 */
public record ReservationRefusal(String dealerId, RefusalCause reason, long beyondCents, String detail) {
    public enum RefusalCause {
        /** There is no credit line of this dealer. */
        UNKNOWN_DEALER,
        /** The dealer's credit line is in another currency. */
        WRONG_CURRENCY,
        /** More would be used than the limit allows. */
        BEYOND_LIMIT,
        /** The import was given up before this reservation arrived. */
        RELEASED
    }
}
