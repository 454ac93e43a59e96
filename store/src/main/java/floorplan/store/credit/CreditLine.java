package floorplan.store.credit;

/**
 * A dealer's credit line.
 *
 * @param currency ISO 4217 code
 * @param limit cents
 * @param used cents that the dealer's loans use; above the limit after the limit was lowered, or after a late
 *     repayment, a reversal, a correction or a renewed reservation
 */
public record CreditLine(String dealerId, String currency, long limit, long used) {
    /** The amount that may still be drawn, in cents; below zero if the line is used beyond its limit. */
    public long available() {
        return limit - used;
    }

    CreditLine withUsed(long newUsed) {
        return new CreditLine(dealerId, currency, limit, newUsed);
    }
}
