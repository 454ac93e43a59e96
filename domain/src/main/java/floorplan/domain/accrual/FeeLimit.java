package floorplan.domain.accrual;

/**
 * The highest fees that one date may post, in cents, not below 0. A correction of the lender's error sets the limit,
 * because such a correction must not add fees that were never billed.
 *
 * @param lateFee the highest late fee
 * @param penalty the highest penalty interest
 */
public record FeeLimit(long lateFee, long penalty) {

    /** Limits nothing. */
    public static final FeeLimit NONE = new FeeLimit(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Allows no fee: the limit of a date for which no fee was ever booked. */
    public static final FeeLimit ZERO = new FeeLimit(0, 0);

    /** The higher of the two limits for each fee. */
    public FeeLimit orMore(FeeLimit other) {
        return new FeeLimit(Math.max(lateFee, other.lateFee), Math.max(penalty, other.penalty));
    }
}
