/** Finds the accrual strategy of each loan type. */
@NullMarked
package floorplan.runtime.accrual;

import org.jspecify.annotations.NullMarked;
