/** Wires the credit side of reconciliations into its task queue, and has one started every hour. */
@NullMarked
package floorplan.worker.reconcile;

import org.jspecify.annotations.NullMarked;
