package floorplan.domain.loan;

/**
 * The amounts that one payer owes on one loan, in cents, in payment order.
 *
 * @param penalty penalty interest, not below 0 like the other amounts
 * @param lateFee late fees of all periods
 * @param interest interest of all periods, due or not
 * @param principal the principal, due or not
 */
public record Owed(long penalty, long lateFee, long interest, long principal) {

    /** Nothing is owed. */
    public static final Owed NOTHING = new Owed(0, 0, 0, 0);

    /**
     * The sum of the four amounts, in cents.
     *
     * @throws ArithmeticException on overflow
     */
    public long total() {
        return Math.addExact(Math.addExact(penalty, lateFee), Math.addExact(interest, principal));
    }
}
