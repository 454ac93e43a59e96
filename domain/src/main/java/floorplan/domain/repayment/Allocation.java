package floorplan.domain.repayment;

import java.util.List;

/**
 * The parts that a repayment pays, in cents, in payment order.
 *
 * @param penalty penalty interest, not below 0 like the other parts
 * @param lateFee late fees of all periods
 * @param interest the interest of each period that it pays in part or whole, oldest first
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
            throw new IllegalArgumentException("a part of a repayment must not be below 0");
        }
        interest = List.copyOf(interest);
    }

    /**
     * The interest that it pays for all periods, in cents.
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
