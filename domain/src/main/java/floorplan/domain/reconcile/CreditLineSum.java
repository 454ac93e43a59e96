package floorplan.domain.reconcile;

/**
 * A credit line and the sum of its movements, in cents.
 *
 * @param moved the sum of the movements carried out: reservations less restorations plus reversals less corrections
 * @param held the credit in messages that are dead letters or were discarded: restorations less reversals plus
 *     corrections
 * @param reversedBeyondLimit true if a reversal, a correction or a renewed reservation has left the line beyond its
 *     limit
 */
public record CreditLineSum(
        String dealerId, String currency, long limit, long used, long moved, long held, boolean reversedBeyondLimit) {}
