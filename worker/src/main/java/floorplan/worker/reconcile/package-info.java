/** Wires the credit side of reconciliations into its task queue and starts one every hour. */
@NullMarked
package floorplan.worker.reconcile;

import org.jspecify.annotations.NullMarked;
