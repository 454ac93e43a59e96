package floorplan.domain.reconcile;

/**
 * A credit line and the sum of its movements, in cents.
 *
 * @param moved reservations less restorations plus reversals
 * @param held restorations less reversals of the messages that people have discarded or not yet decided about
 * @param reversedBeyondLimit true if a reversal has left the line beyond its limit
 */
public record CreditLineSum(
        String dealerId, String currency, long limit, long used, long moved, long held, boolean reversedBeyondLimit) {}
