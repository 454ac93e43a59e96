package floorplan.domain.loan;

/**
 * The amount posted to one balance of a loan, and the part of it that is paid.
 *
 * @param posted cents, not below {@code paid}
 * @param paid cents, not below 0
 */
public record Balance(long posted, long paid) {

    /** Nothing posted yet. */
    public static final Balance ZERO = new Balance(0, 0);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if {@code paid} is below 0 or above {@code posted}
     */
    public Balance {
        if (paid < 0 || paid > posted) {
            throw new IllegalArgumentException("paid " + paid + " must be from 0 to posted " + posted);
        }
    }

    /** Cents still owed. */
    public long unpaid() {
        return posted - paid;
    }

    /**
     * This balance with more posted, or with less where {@code cents} is below 0.
     *
     * @throws IllegalArgumentException if less would be posted than was paid
     * @throws ArithmeticException on overflow
     */
    public Balance post(long cents) {
        return cents == 0 ? this : new Balance(Math.addExact(posted, cents), paid);
    }

    /**
     * This balance with more paid, or with less where {@code cents} is below 0.
     *
     * @throws IllegalArgumentException if that pays more than is unpaid, or takes back more than was paid
     */
    public Balance pay(long cents) {
        return cents == 0 ? this : new Balance(posted, Math.addExact(paid, cents));
    }
}
