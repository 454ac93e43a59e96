package floorplan.domain.loan;

/**
 * What one payer owes of one loan, in cents, in the order in which it is paid.
 *
 * @param penalty not below 0, as are the others
 * @param lateFee of all periods
 * @param interest of all periods, due or not
 * @param principal due or not
 */
public record Owed(long penalty, long lateFee, long interest, long principal) {

    /** Nothing. */
    public static final Owed NOTHING = new Owed(0, 0, 0, 0);

    /**
     * All four together, in cents.
     *
     * @throws ArithmeticException on overflow
     */
    public long total() {
        return Math.addExact(Math.addExact(penalty, lateFee), Math.addExact(interest, principal));
    }
}
