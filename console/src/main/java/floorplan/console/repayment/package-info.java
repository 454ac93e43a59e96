/** Repayments and their steps. */
@NullMarked
package floorplan.console.repayment;

import org.jspecify.annotations.NullMarked;
