/** Wires the credit side of sweeps into its task queue, and has one started every minute. */
@NullMarked
package floorplan.worker.sweep;

import org.jspecify.annotations.NullMarked;
