/** Repayments and reversals over HTTP. */
@NullMarked
package floorplan.api.repayment;

import org.jspecify.annotations.NullMarked;
