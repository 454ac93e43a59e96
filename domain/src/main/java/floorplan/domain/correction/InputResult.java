package floorplan.domain.correction;

import floorplan.domain.repayment.Allocation;
import java.util.List;

/**
 * The effect of one input.
 *
 * @param parts the parts that a repayment pays, a waiver takes, or a take-back makes owed again
 * @param surplus the cents of a repayment that the loan does not take, not below 0; they are an unapplied receipt of
 *     the payer
 */
public record InputResult(Allocation parts, long surplus) {

    /** No effect: the input does not exist yet, or has bounced. */
    public static final InputResult NOTHING = new InputResult(new Allocation(0, 0, List.of(), 0), 0);

    /**
     * Checks the surplus.
     *
     * @throws IllegalArgumentException if it is below 0
     */
    public InputResult {
        if (surplus < 0) {
            throw new IllegalArgumentException("surplus " + surplus + " must not be below 0");
        }
    }

    /** The cents of the input: its parts and its surplus. */
    public long total() {
        return Math.addExact(parts.total(), surplus);
    }
}
