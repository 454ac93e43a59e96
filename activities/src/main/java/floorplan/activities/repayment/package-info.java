/** Repayments on the real servers, whether they are paid in cash or from unapplied receipts. */
@NullMarked
package floorplan.activities.repayment;

import org.jspecify.annotations.NullMarked;
