/** Wires day-end into its task queue and starts it every night. */
@NullMarked
package floorplan.worker.dayend;

import org.jspecify.annotations.NullMarked;
