/** Wires day-end into its task queue, and has it started every night. */
@NullMarked
package floorplan.worker.dayend;

import org.jspecify.annotations.NullMarked;
