/** Allocating a repayment, refusing one, reversing one, and saying what would pay a loan off. */
@NullMarked
package floorplan.domain.repayment;

import org.jspecify.annotations.NullMarked;
