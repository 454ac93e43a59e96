package floorplan.domain.accrual;

/**
 * The most that one date may post of fees, because the lender erred later and nobody had billed more. Cents, not below 0.
 *
 * @param lateFee the most late fee
 * @param penalty the most penalty interest
 */
public record FeeLimit(long lateFee, long penalty) {

    /** Limits nothing. */
    public static final FeeLimit NONE = new FeeLimit(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Allows no fee at all: of a date that never had one. */
    public static final FeeLimit ZERO = new FeeLimit(0, 0);

    /** The higher of each limit. */
    public FeeLimit orMore(FeeLimit other) {
        return new FeeLimit(Math.max(lateFee, other.lateFee), Math.max(penalty, other.penalty));
    }
}
