/** Reversals of repayments that bounced or were posted to the wrong loan. */
@NullMarked
package floorplan.workflows.reversal;

import org.jspecify.annotations.NullMarked;
