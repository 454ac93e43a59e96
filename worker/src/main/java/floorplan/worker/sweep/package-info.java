/** Wires the credit side of sweeps into its task queue and starts one every minute. */
@NullMarked
package floorplan.worker.sweep;

import org.jspecify.annotations.NullMarked;
