/** Refunds and returns of unapplied receipts. */
@NullMarked
package floorplan.workflows.receipt;

import org.jspecify.annotations.NullMarked;
