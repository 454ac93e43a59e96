package floorplan.domain.reconcile;

/**
 * A credit line and the sum of its movements, in cents.
 *
 * @param moved reservations less restorations plus reversals less corrections
 * @param held the same of the messages that people have discarded or not yet decided about: their restorations less
 *     their reversals plus their corrections
 * @param reversedBeyondLimit true if a reversal, a correction or a renewed reservation has left the line beyond its
 *     limit
 */
public record CreditLineSum(
        String dealerId, String currency, long limit, long used, long moved, long held, boolean reversedBeyondLimit) {}
