package floorplan.domain.repayment;

import java.util.List;

/**
 * What a repayment pays, in cents, in the order in which it is paid.
 *
 * @param penalty not below 0, as are the others
 * @param lateFee of all periods
 * @param interest the periods it pays any of, oldest first
 * @param principal the part that restores the dealer's credit line
 */
public record Allocation(long penalty, long lateFee, List<PeriodInterest> interest, long principal) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is below 0
     */
    public Allocation {
        if (penalty < 0 || lateFee < 0 || principal < 0) {
            throw new IllegalArgumentException("a repayment cannot pay less than nothing");
        }
        interest = List.copyOf(interest);
    }

    /**
     * What it pays of all periods, in cents.
     *
     * @throws ArithmeticException on overflow
     */
    public long interestTotal() {
        long total = 0;
        for (PeriodInterest period : interest) {
            total = Math.addExact(total, period.cents());
        }
        return total;
    }

    /**
     * The repayment's amount.
     *
     * @throws ArithmeticException on overflow
     */
    public long total() {
        return Math.addExact(Math.addExact(penalty, lateFee), Math.addExact(interestTotal(), principal));
    }
}
