/** Wires the account side's part of a sweep into the account task queue, and counts what sweeps mend. */
@NullMarked
package floorplan.runtime.sweep;

import org.jspecify.annotations.NullMarked;
