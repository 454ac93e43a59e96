package floorplan.workflows.dayend;

import java.util.List;

/**
 * What is left to do of a date for a loan type.
 *
 * @param ranges at most {@value #MOST}; empty when nothing is left
 * @param atOnce how many of them may be in work together
 */
public record RangePlan(List<LoanRange> ranges, int atOnce) {
    /** However many loans there are: so no history grows with them. */
    public static final int MOST = 4;
}
