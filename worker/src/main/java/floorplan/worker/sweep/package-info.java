/** Wires sweeps into both sides' task queues, and has one started every minute. */
@NullMarked
package floorplan.worker.sweep;

import org.jspecify.annotations.NullMarked;
