/** Taking back a repayment that bounced. */
@NullMarked
package floorplan.workflows.reversal;

import org.jspecify.annotations.NullMarked;
