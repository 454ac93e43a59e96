/** Refunds and returns of unapplied receipts on the real servers. */
@NullMarked
package floorplan.activities.receipt;

import org.jspecify.annotations.NullMarked;
