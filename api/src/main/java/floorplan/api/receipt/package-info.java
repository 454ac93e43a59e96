/** Unapplied receipts: lists, refunds and returns. */
@NullMarked
package floorplan.api.receipt;

import org.jspecify.annotations.NullMarked;
