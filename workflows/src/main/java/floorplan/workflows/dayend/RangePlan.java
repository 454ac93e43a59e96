package floorplan.workflows.dayend;

import java.util.List;

/**
 * The ranges of a loan type that are left to accrue for a date.
 *
 * @param ranges at most {@value #MOST}; empty if nothing is left
 * @param atOnce the number of ranges that may be worked on at the same time
 */
public record RangePlan(List<LoanRange> ranges, int atOnce) {
    /**
     * The most ranges of a plan. The number does not depend on the number of loans, so histories do not grow with the
     * loans.
     */
    public static final int MOST = 4;
}
