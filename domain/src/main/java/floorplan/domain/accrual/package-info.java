/** Accruing one date of one loan: one strategy per loan type, one order of steps for all of them. */
@NullMarked
package floorplan.domain.accrual;

import org.jspecify.annotations.NullMarked;
