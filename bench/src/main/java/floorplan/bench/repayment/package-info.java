/** Comparison of repayments with alternatives, from single requests to whole files. */
@NullMarked
package floorplan.bench.repayment;

import org.jspecify.annotations.NullMarked;
