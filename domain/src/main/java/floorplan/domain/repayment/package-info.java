/** Applying, refusing and reversing repayments, and computing payoffs. */
@NullMarked
package floorplan.domain.repayment;

import org.jspecify.annotations.NullMarked;
