/** Unapplied receipts: their headers, their movements, and lists of them. */
@NullMarked
package floorplan.store.receipt;

import org.jspecify.annotations.NullMarked;
