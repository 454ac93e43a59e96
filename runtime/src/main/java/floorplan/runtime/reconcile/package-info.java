/** Wires the account side's part of a reconciliation into the account task queue. */
@NullMarked
package floorplan.runtime.reconcile;

import org.jspecify.annotations.NullMarked;
