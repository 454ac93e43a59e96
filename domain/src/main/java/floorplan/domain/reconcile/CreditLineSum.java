package floorplan.domain.reconcile;

/**
 * A credit line and its movements added up, in cents.
 *
 * @param moved reservations less restorations, reversals added
 * @param held what persons have discarded or not yet decided about: restorations less reversals
 * @param reversedBeyondLimit whether a reversal has left it beyond its limit
 */
public record CreditLineSum(
        String dealerId, String currency, long limit, long used, long moved, long held, boolean reversedBeyondLimit) {}
