/** Wires reconciliations into both sides' task queues, and has one started every hour. */
@NullMarked
package floorplan.worker.reconcile;

import org.jspecify.annotations.NullMarked;
